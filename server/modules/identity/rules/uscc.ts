/** 统一社会信用代码, GB 32100-2015: 17 characters and a check character modulo 31. */

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The code in capitals, or `undefined` when it is not one or its check character is wrong. */
export function checkUscc(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  if (code.length !== 18 || ![...code].every((letter) => LETTERS.includes(letter))) return undefined
  return code === usccFrom(code.slice(0, 17)) ? code : undefined
}

/** The whole code for its first 17 characters. */
export function usccFrom(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * LETTERS.indexOf(first17[index] ?? ''), 0)
  return `${first17}${LETTERS[(31 - (sum % 31)) % 31]}`
}
