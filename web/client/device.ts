/** A mark this browser keeps of itself, so that ratings from one device can be told apart; it names nobody. */
const remembered = 'onewindow.device'

/** 32 hexadecimal digits; undefined where nothing can be remembered. */
export function deviceMark(): string | undefined {
  try {
    const known = localStorage.getItem(remembered)
    if (known) return known
    const made = [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    localStorage.setItem(remembered, made)
    return made
  } catch {
    return undefined
  }
}
