import { hash, verify } from '@node-rs/argon2'
import { secretToken } from '#kernel/id.ts'
import { invalidInput } from '#kernel/problem.ts'
import { passwordFault } from './rules/password.ts'

/** argon2id, 19 MiB, two passes, one lane: the OWASP minimum, about 20 ms. Numbers, because the package's enum is ambient. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Stands where there is no password yet: nothing matches it. */
export const NO_PASSWORD = '!'

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

let decoy: Promise<string> | undefined

/** Takes as long for an account that does not exist as for one that does. */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  const usable = stored !== undefined && stored !== NO_PASSWORD
  decoy ??= hashPassword(secretToken())
  const matches = await verify(usable ? stored : await decoy, password)
  return usable && matches
}

/** @throws invalidInput naming `field`, with the reason in Chinese */
export function refuseWeakPassword(password: string, username: string, field: string): void {
  const message = passwordFault(password, username)
  if (message) throw invalidInput({ fields: [{ field, message }] })
}
