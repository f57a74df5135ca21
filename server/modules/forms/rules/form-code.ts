/** 申请表编号: SQ, eleven drawn letters and a check character, as a printed draft carries it. Pure. */

/** Those of the kernel's readable codes: 31 of them, a prime, so that the check finds every single slip and every swap. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const MARK = 'SQ'
export const DRAWN_LETTERS = 11
const SHAPE = new RegExp(`^${MARK}[${LETTERS}]{${DRAWN_LETTERS + 1}}$`)

/** The whole code for the letters drawn. */
export function formCodeFrom(drawn: string): string {
  let [sum, weight] = [0, 1]
  for (const letter of drawn) {
    sum += weight * LETTERS.indexOf(letter)
    weight = (weight * 3) % 31
  }
  return MARK + drawn + LETTERS.charAt((31 - (sum % 31)) % 31)
}

/** What a scanner or a hand typed, as a code; `mistyped`: it was meant as one and cannot be one; undefined: something else. */
export function readFormCode(typed: string): { code: string } | 'mistyped' | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s－-]/g, '')
  if (!SHAPE.test(code)) return undefined
  return code === formCodeFrom(code.slice(MARK.length, -1)) ? { code } : 'mistyped'
}

/** In groups of four, as it is read aloud: SQ-7KQ2-M9XA-BTHC. */
export const spacedFormCode = (code: string): string => code.replace(/^(..)(.{4})(.{4})(.{4})$/, '$1-$2-$3-$4')
