/** Wrong passwords are counted per username, known or not, so that neither a lock nor a wait tells who has an account. */
import type { Ctx } from '#kernel/ctx.ts'
import { notPermitted, type Problem } from '#kernel/problem.ts'
import { sql } from 'kysely'
import { accountLocked, wrongPassword } from './contract.ts'
import { accountLocked as accountWasLocked } from './events.ts'
import { passwordMatches } from './passwords.ts'
import { type AccountRow, findAccount } from './store-account.ts'

/** GB/T 22239-2019 8.1.4.1 asks for a limit and a lock and leaves the figures to the operator. */
const FAILURES_BEFORE_LOCK = 5
const LOCK_MS = 15 * 60_000

const fingerprintOf = (ctx: Ctx, username: string) => ctx.vault.fingerprint('identity.username', username.toLowerCase())

/**
 * The account, when the password is right. Tries at one username wait for each other.
 * @throws wrongPassword, accountLocked: the failure counts all the same
 */
export async function tryPassword(ctx: Ctx, username: string, password: string): Promise<AccountRow> {
  const key = fingerprintOf(ctx, username)
  const before = await holdCount(ctx, key)
  if (before.locked_until && before.locked_until > ctx.now) throw locked(ctx, before.locked_until)
  const account = await findAccount(ctx, { username })
  if (account) ctx.note({ accountId: account.id })
  if (await passwordMatches(password, account?.password_hash)) {
    await sql`delete from identity.sign_in_failure where username_fingerprint = ${key}`.execute(ctx.db)
    return account!
  }
  if (before.failures + 1 < FAILURES_BEFORE_LOCK) {
    await setCount(ctx, key, before.failures + 1, null)
    throw wrongPassword({ left: FAILURES_BEFORE_LOCK - before.failures - 1 }).keepingWork()
  }
  const until = new Date(ctx.now.getTime() + LOCK_MS)
  await setCount(ctx, key, 0, until)
  if (account) ctx.emit(accountWasLocked, { accountId: account.id, until: until.toISOString() })
  throw locked(ctx, until)
}

/**
 * Whoever is signed in says once more that it is they: for what nobody may do at a device left open. Before anything is
 * written, because a wrong password leaves standing what was.
 * @throws wrongPassword, accountLocked: the failure counts all the same
 */
export async function confirmByPassword(ctx: Ctx, password: string): Promise<void> {
  const account = await findAccount(ctx, { id: ctx.actor.id })
  if (!account) throw notPermitted()
  await tryPassword(ctx, account.username, password)
}

function locked(ctx: Ctx, until: Date): Problem {
  return accountLocked({
    minutes: Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000),
    until: until.toISOString(),
  }).keepingWork()
}

type Count = { failures: number; locked_until: Date | null }

async function holdCount(ctx: Ctx, key: string): Promise<Count> {
  const { rows } = await sql<Count>`
    insert into identity.sign_in_failure (username_fingerprint, failures, last_at) values (${key}, 0, ${ctx.now})
    on conflict (username_fingerprint) do update set last_at = excluded.last_at
    returning failures, locked_until`.execute(ctx.db)
  return rows[0]!
}

async function setCount(ctx: Ctx, key: string, failures: number, lockedUntil: Date | null): Promise<void> {
  await sql`
    update identity.sign_in_failure set failures = ${failures}, locked_until = ${lockedUntil}
    where username_fingerprint = ${key}`.execute(ctx.db)
}

export async function forgetFailures(ctx: Ctx, username: string): Promise<void> {
  await sql`delete from identity.sign_in_failure where username_fingerprint = ${fingerprintOf(ctx, username)}`.execute(
    ctx.db,
  )
}

/** Until when each of these usernames is locked; those that are not are left out. */
export async function locksOf(ctx: Ctx, usernames: readonly string[]): Promise<Map<string, Date>> {
  const byKey = new Map(usernames.map((username) => [fingerprintOf(ctx, username), username]))
  const { rows } = await sql<{ key: string; until: Date }>`
    select username_fingerprint as key, locked_until as until from identity.sign_in_failure
    where username_fingerprint = any(${[...byKey.keys()]}) and locked_until > ${ctx.now}`.execute(ctx.db)
  return new Map(rows.map(({ key, until }) => [byKey.get(key)!, until]))
}
