/**
 * National item codes (GB/T 39554.1, as the live platform and its exchange tables use them): basic 12, implementation 31,
 * handling item 33. Local codes stand beside them in many shapes and are never parsed.
 */

export type BasicCode = { region: string; itemType: string; department: string; main: string; sub: string }
export type ImplementationCode = { uscc: string; level: string; basic: string }
export type HandlingCode = ImplementationCode & { handling: string }

/** 00Y as the sub-item: a main item that has sub-items and is not itself handled. */
const BASIC = /^(\d{2})(\d{2})(\d{2})(\d{3})(\d{3}|00Y)$/
const IMPLEMENTATION = /^([0-9A-HJ-NP-RTUWXY]{18})([1-7])(\d{9}(?:\d{3}|00Y))$/
const HANDLING = /^(.{31})(\d{2})$/

export function parseBasicCode(text: string): BasicCode | undefined {
  const [, region = '', itemType = '', department = '', main = '', sub = ''] = BASIC.exec(compact(text)) ?? []
  return region ? { region, itemType, department, main, sub } : undefined
}

/** Shape only: whether the credit code's check digit is right is the identity module's to say. */
export function parseImplementationCode(text: string): ImplementationCode | undefined {
  const [, uscc = '', level = '', basic = ''] = IMPLEMENTATION.exec(compact(text)) ?? []
  return uscc ? { uscc, level, basic } : undefined
}

export function parseHandlingCode(text: string): HandlingCode | undefined {
  const [, implementation = '', handling = ''] = HANDLING.exec(compact(text)) ?? []
  const parsed = parseImplementationCode(implementation)
  return parsed && { ...parsed, handling }
}

/** Basic code → implementation code of a body at a level. @throws Error when a part is malformed */
export function implementationCode(uscc: string, level: string, basic: string): string {
  const code = `${compact(uscc)}${level}${compact(basic)}`
  if (!parseImplementationCode(code))
    throw new Error(`not the parts of an implementation code: ${uscc} ${level} ${basic}`)
  return code
}

/** Implementation code → its n-th handling item, 1 to 99. */
export function handlingCode(implementation: string, serial: number): string {
  return `${compact(implementation)}${String(serial).padStart(2, '0')}`
}

export type CodeKind = 'basic' | 'implementation' | 'handling' | 'local'

export function kindOfCode(text: string): CodeKind {
  if (parseBasicCode(text)) return 'basic'
  if (parseImplementationCode(text)) return 'implementation'
  return parseHandlingCode(text) ? 'handling' : 'local'
}

function compact(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}
