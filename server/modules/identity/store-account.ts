import { hash } from 'node:crypto'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { secretToken } from '#kernel/id.ts'
import { postsOf } from './store-staff.ts'

export type AccountRow = {
  id: string
  kind: 'citizen' | 'staff'
  username: string
  password_hash: string
  must_change_password: boolean
  status: 'active' | 'suspended'
  person_id: string | null
  staff_id: string | null
  last_signed_in_at: Date | null
}

type SessionRow = {
  id: string
  token_hash: string
  account_id: string
  post_id: string | null
  mandate_id: string | null
  started_at: Date
  last_seen_at: Date
  ends_at: Date
}

type AccountTables = {
  'identity.account': AccountRow
  'identity.session': SessionRow
  'identity.staff': { id: string; name: string }
  'identity.staff_post': { staff_id: string; post_id: string; since: Date }
  'identity.demo_account': { account_id: string; password: string; title: string; shows: string }
}

const db = (ctx: Ctx) => tables<AccountTables>(ctx)

/** However busy, a session ends after seven days. */
const SESSION_LIMIT_MS = 7 * 86_400_000

export function tokenHash(token: string): string {
  return hash('sha256', token, 'base64url')
}

type NewAccount = Pick<AccountRow, 'kind' | 'username' | 'password_hash' | 'must_change_password'> & {
  personId?: string
  staffId?: string
}

/** The new account's id, or `undefined` when the username or the person has an account already. */
export async function insertAccount(
  ctx: Ctx,
  { personId, staffId, ...account }: NewAccount,
): Promise<string | undefined> {
  const id = ctx.newId()
  const done = await db(ctx)
    .insertInto('identity.account')
    .values({
      ...account,
      id,
      status: 'active',
      person_id: personId ?? null,
      staff_id: staffId ?? null,
      last_signed_in_at: null,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined
}

export async function findAccount(
  ctx: Ctx,
  by: { id: string } | { username: string } | { personId: string },
): Promise<AccountRow | undefined> {
  const query = db(ctx).selectFrom('identity.account').selectAll()
  if ('id' in by) return query.where('id', '=', by.id).executeTakeFirst()
  if ('username' in by) return query.where('username', '=', by.username.toLowerCase()).executeTakeFirst()
  return query.where('person_id', '=', by.personId).executeTakeFirst()
}

export async function lockAccount(ctx: Ctx, id: string): Promise<AccountRow | undefined> {
  return db(ctx).selectFrom('identity.account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateAccount(ctx: Ctx, id: string, change: Partial<Omit<AccountRow, 'id'>>): Promise<void> {
  await db(ctx).updateTable('identity.account').set(change).where('id', '=', id).execute()
}

/** Starts a session and returns its token, which stands nowhere but in the caller's cookie. */
export async function startSession(ctx: Ctx, account: { id: string; staff_id: string | null }): Promise<string> {
  const token = secretToken()
  const [post] = account.staff_id ? await postsOf(ctx, account.staff_id) : []
  await db(ctx)
    .insertInto('identity.session')
    .values({
      id: ctx.newId(),
      token_hash: tokenHash(token),
      account_id: account.id,
      post_id: post?.id ?? null,
      mandate_id: null,
      started_at: ctx.now,
      last_seen_at: ctx.now,
      ends_at: new Date(ctx.now.getTime() + SESSION_LIMIT_MS),
    })
    .execute()
  return token
}

export async function updateSession(
  ctx: Ctx,
  id: string,
  change: Partial<Pick<SessionRow, 'post_id' | 'mandate_id'>>,
): Promise<void> {
  await db(ctx).updateTable('identity.session').set(change).where('id', '=', id).execute()
}

export async function endSession(ctx: Ctx, id: string): Promise<void> {
  await db(ctx).deleteFrom('identity.session').where('id', '=', id).execute()
}

/** Ends an account's sessions, all or all but one; returns how many. */
export async function endSessions(ctx: Ctx, accountId: string, exceptId?: string): Promise<number> {
  const done = await db(ctx)
    .deleteFrom('identity.session')
    .where('account_id', '=', accountId)
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId!))
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export async function insertStaff(ctx: Ctx, name: string): Promise<string> {
  const id = ctx.newId()
  await db(ctx).insertInto('identity.staff').values({ id, name }).execute()
  return id
}

export async function insertStaffPosts(ctx: Ctx, staffId: string, postIds: readonly string[]): Promise<void> {
  if (postIds.length === 0) return
  await db(ctx)
    .insertInto('identity.staff_post')
    .values(postIds.map((post_id) => ({ staff_id: staffId, post_id, since: ctx.now })))
    .onConflict((on) => on.doNothing())
    .execute()
}

/** False when they did not have the post. */
export async function deleteStaffPost(ctx: Ctx, staffId: string, postId: string): Promise<boolean> {
  const done = await db(ctx)
    .deleteFrom('identity.staff_post')
    .where('staff_id', '=', staffId)
    .where('post_id', '=', postId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export async function insertDemoAccount(
  ctx: Ctx,
  row: { accountId: string; password: string; title: string; shows: string },
): Promise<void> {
  const { accountId: account_id, ...words } = row
  await db(ctx)
    .insertInto('identity.demo_account')
    .values({ account_id, ...words })
    .execute()
}
