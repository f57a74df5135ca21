/** Certificates as text (RFC 7468). Node's own reader does not know every SM2 certificate, so only the envelope is read here. */
const BEGIN = '-----BEGIN CERTIFICATE-----'
const END = '-----END CERTIFICATE-----'

/** @param certificates X.509, DER */
export function writePem(certificates: readonly Uint8Array[]): string {
  return certificates.map((one) => `${BEGIN}\n${lines(Buffer.from(one).toString('base64'))}\n${END}\n`).join('')
}

/** @returns X.509, DER; what stands between the envelopes is left out */
export function readPem(text: string): Buffer[] {
  const envelopes = text.matchAll(new RegExp(`${BEGIN}([A-Za-z0-9+/=\\s]+)${END}`, 'g'))
  return [...envelopes].map(([, inside]) => Buffer.from(inside!.replace(/\s/g, ''), 'base64'))
}

const lines = (base64: string) => base64.match(/.{1,64}/g)!.join('\n')
