import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { type AccountRow, lockAccount } from './store-account.ts'

/** The account an administrator works on, locked. @throws notFound */
export async function holdAccount(ctx: Ctx, { id }: { id: string }): Promise<AccountRow> {
  const account = await lockAccount(ctx, id)
  if (!account) throw notFound({ accountId: id })
  return account
}
