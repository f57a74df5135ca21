import { passwordFault } from '#modules/identity/contract.ts'

/** Without what looks alike on paper: no I, l, O, o, i, 1, 0. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LONGEST_FAIR = 256 - (256 % SIGNS.length)

/** Twelve random signs in three groups, about 69 bits: `aK3p-7mQx-Rd2e`. */
export function oneTimePassword(username: string): string {
  for (;;) {
    const fair = [...crypto.getRandomValues(new Uint8Array(64))].filter((byte) => byte < LONGEST_FAIR)
    const signs = fair.map((byte) => SIGNS[byte % SIGNS.length]).join('')
    const password = [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8, 12)].join('-')
    if (password.length === 14 && !passwordFault(password, username)) return password
  }
}
