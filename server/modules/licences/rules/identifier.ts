/**
 * 电子证照标识 (GB/T 36904): `1.2.156.3005.2.<type 21>.<issuer 18>.<serial>.<version 3>.<check 1>`, the last character
 * by ISO 7064 MOD 37,36 over the four parts before it, without dots and without the root.
 */

const ROOT = '1.2.156.3005.2'
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export type IdentifierParts = {
  /** USCC of the body that defines the type, and three digits. */
  type: string
  /** USCC of the issuing body; some platforms write a region code instead, of six digits or more. */
  issuer: string
  serial: string
  /** From 1; each re-issue counts one up. */
  version: number
}

export function identifierOf({ type, issuer, serial, version }: IdentifierParts): string {
  const counted = String(version).padStart(3, '0')
  return [ROOT, type, issuer, serial, counted, checkCharacter(type + issuer + serial + counted)].join('.')
}

/** The parts of a well-formed identifier whose check character is right; lenient about the issuer alone. */
export function readIdentifier(text: string): IdentifierParts | undefined {
  const found = FORM.exec(text)
  if (!found) return undefined
  const [, type = '', issuer = '', serial = '', version = '', check] = found
  if (checkCharacter(type + issuer + serial + version) !== check) return undefined
  return { type, issuer, serial, version: Number(version) }
}

const FORM =
  /^1\.2\.156\.3005\.2\.([0-9A-Z]{18}\d{3})\.([0-9A-Z]{18}|\d{6}|\d{9}|\d{12})\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/

/** ISO 7064 MOD 37,36: finds every single wrong character. */
function checkCharacter(text: string): string {
  let product = 36
  for (const character of text) product = (((product + CHARACTERS.indexOf(character)) % 36 || 36) * 2) % 37
  return CHARACTERS.charAt((37 - product) % 36)
}
