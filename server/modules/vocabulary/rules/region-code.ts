/** What the twelve digits of a region code say (GB/T 2260 with the town and village digits of GB/T 10114). */
import type { RegionLevel } from '../contract.ts'

/** How many digits name a region of each level; the rest are zeros. */
const DIGITS: readonly (readonly [RegionLevel, number])[] = [
  ['2', 2],
  ['3', 4],
  ['4', 6],
  ['5', 9],
  ['6', 12],
]

export function isRegionCode(code: string): boolean {
  return /^[1-9]\d{11}$/.test(code)
}

/** @param code twelve digits */
export function levelOfRegion(code: string): RegionLevel {
  return DIGITS.find(([, digits]) => /^0*$/.test(code.slice(digits)))![0]
}

/**
 * The region one level up by its digits; undefined for a province.
 * A city without counties has towns whose county digits are zeros: their parent is the city itself.
 */
export function parentOfRegion(code: string): string | undefined {
  const shorter = DIGITS.map(([, digits]) => twelveDigits(code.slice(0, digits))).filter(
    (one) => one !== code && code > one,
  )
  return shorter.at(-1)
}

/** `990102` → `990102000000`. */
export function twelveDigits(short: string): string {
  return short.padEnd(12, '0')
}
