/** How personal data looks on screens where it need not be read in full. */

/** `990102199104208083` → `990***********8083`. */
export function maskIdNumber(number: string): string {
  return hideBetween(number, 3, 4)
}

/** `19900000001` → `199****0001`. */
export function maskPhone(phone: string): string {
  return hideBetween(phone, 3, 4)
}

/** `王静雯` → `王*雯`, `李明` → `李*`. */
export function maskName(name: string): string {
  const letters = [...name]
  if (letters.length <= 1) return '*'
  const last = letters.length > 2 ? (letters.at(-1) ?? '') : ''
  return `${letters[0]}${'*'.repeat(letters.length - (last === '' ? 1 : 2))}${last}`
}

function hideBetween(text: string, first: number, last: number): string {
  if (text.length <= first + last) return '*'.repeat(text.length)
  return `${text.slice(0, first)}${'*'.repeat(text.length - first - last)}${text.slice(-last)}`
}
