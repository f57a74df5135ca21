import type { Ctx } from '#kernel/ctx.ts'
import { describePosts } from '#modules/organs/index.ts'
import { alreadyRegistered, rolesMayNotMeet, usernameTaken } from './contract.ts'
import { hashPassword, NO_PASSWORD } from './passwords.ts'
import { mayCombine } from './rules/roles.ts'
import { findAccount, insertAccount, insertDemoAccount, insertStaff, insertStaffPosts } from './store-account.ts'
import { type PersonDetails, personOfNumber, raiseLevel } from './store-people.ts'

type Shared = {
  username: string
  /** Absent: nobody can sign in until an administrator sets one. */
  password?: string
  /** Words beside the account on the sign-in page of the demo. */
  demo?: { title: string; shows: string }
}
/** `verified`: as if a window had seen the identity card. */
export type NewAccountOf = Shared &
  (
    | (PersonDetails & { kind: 'citizen'; verified?: boolean })
    | { kind: 'staff'; name: string; postIds: readonly string[] }
  )

export type CreatedAccount = { accountId: string; subjectId: string }

/**
 * Makes an account with its person or staff member, for the demo city only.
 * @throws Error outside a demonstration: real accounts are registered, or made by the system administrator
 */
export async function createAccount(ctx: Ctx, given: NewAccountOf): Promise<CreatedAccount> {
  if (!ctx.config.demo) throw new Error('accounts are made this way for the demo only')
  const password_hash = given.password ? await hashPassword(given.password) : NO_PASSWORD
  const base = { username: given.username, password_hash, must_change_password: false }
  const created =
    given.kind === 'staff'
      ? await addStaff(ctx, { ...base, name: given.name, postIds: given.postIds })
      : await addCitizen(ctx, { ...base, person: given })
  if (given.kind === 'citizen' && given.verified) await raiseLevel(ctx, created.subjectId)
  if (given.demo && given.password) {
    await insertDemoAccount(ctx, { accountId: created.accountId, password: given.password, ...given.demo })
  }
  return created
}

type Credentials = { username: string; password_hash: string; must_change_password: boolean }

/** @throws alreadyRegistered, usernameTaken */
export async function addCitizen(
  ctx: Ctx,
  { person, ...credentials }: Credentials & { person: PersonDetails },
): Promise<CreatedAccount> {
  const { id: subjectId } = await personOfNumber(ctx, person, 'declared')
  if (await findAccount(ctx, { personId: subjectId })) throw alreadyRegistered()
  const accountId = await insertAccount(ctx, { ...credentials, kind: 'citizen', personId: subjectId })
  if (!accountId) throw usernameTaken()
  return { accountId, subjectId }
}

/** @throws usernameTaken; rolesMayNotMeet when the posts together break the separation of administrators */
export async function addStaff(
  ctx: Ctx,
  { name, postIds, ...credentials }: Credentials & { name: string; postIds: readonly string[] },
): Promise<CreatedAccount> {
  const posts = await describePosts(ctx, postIds)
  if (!mayCombine([...posts.values()].flatMap((post) => post.roles))) throw rolesMayNotMeet()
  const subjectId = await insertStaff(ctx, name)
  const accountId = await insertAccount(ctx, { ...credentials, kind: 'staff', staffId: subjectId })
  if (!accountId) throw usernameTaken()
  await insertStaffPosts(ctx, subjectId, [...posts.keys()])
  return { accountId, subjectId }
}
