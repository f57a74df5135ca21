/** One idempotency key per intention: asking the same thing again after an unclear answer must not do it twice. */

/** A random UUID; `crypto.randomUUID` is missing on plain-HTTP addresses. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Keeps the key while the same input is sent again and its outcome is unknown. */
export class Intention {
  #fingerprint = ''
  #key = ''

  keyFor(input: unknown): string {
    const fingerprint = fingerprintOf(input)
    if (this.#key === '' || fingerprint !== this.#fingerprint) {
      this.#fingerprint = fingerprint
      this.#key = newKey()
    }
    return this.#key
  }

  /** The server has answered, yes or no: the next attempt is a new intention. */
  settle(): void {
    this.#key = ''
  }
}

function fingerprintOf(input: unknown): string {
  return JSON.stringify(input, (_key, value: unknown) => {
    if (typeof File !== 'undefined' && value instanceof File) return [value.name, value.size, value.lastModified]
    if (value instanceof Blob) return [value.type, value.size]
    return value
  })
}
