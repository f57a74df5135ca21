/** 公民身份号码, GB 11643-1999: region 6, birth date 8, sequence 3 (odd: male), check character by ISO 7064 MOD 11-2. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

export type IdNumber = {
  /** 18 characters, the last one a digit or a capital X. */
  number: string
  /** Six digits: where it was first given out. */
  region: string
  /** `YYYY-MM-DD`. */
  birthDate: string
  sex: 'male' | 'female'
}

/** What an ID number says, or `undefined` when its check character or its birth date is wrong. */
export function checkIdNumber(text: string): IdNumber | undefined {
  const number = text.trim().toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number) || number !== withCheckCharacter(number.slice(0, 17))) return undefined
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDate(birthDate)) return undefined
  return { number, region: number.slice(0, 6), birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

/** The whole number for its first 17 digits. */
export function withCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return `${first17}${CHECKS[sum % 11]}`
}

function isDate(text: string): boolean {
  const moment = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text) && text >= '1850'
}
