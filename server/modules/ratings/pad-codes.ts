/** Rating without an account: by the one-time code a window shows, or by what stands on the receipt. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type CaseInBrief, findCaseByCode, getCaseForRating } from '#modules/cases/index.ts'
import { codeUnknown, type RatingChannel } from './contract.ts'

export const PAD_MINUTES = 15

export type Found = { file: CaseInBrief; channel: RatingChannel }

export function padPrint(ctx: Ctx, code: string): string {
  return ctx.vault.fingerprint('ratings.pad-code', code)
}

/** @throws Problem ratings.code-unknown, the same whether it never was, was used or has run out */
export async function caseByCode(ctx: Ctx, given: { number?: string; code: string }): Promise<Found> {
  if (given.number) {
    const file = await findCaseByCode(ctx, given.number, given.code)
    if (!file) throw codeUnknown()
    return { file, channel: 'qr-code' }
  }
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from ratings.pad_code
    where code = ${padPrint(ctx, given.code)} and used_at is null and expires_at > ${ctx.now}`.execute(ctx.db)
  if (!rows[0]) throw codeUnknown()
  return { file: await getCaseForRating(ctx, rows[0].caseId), channel: 'hall-pad' }
}

export async function usePadCode(ctx: Ctx, code: string): Promise<void> {
  await sql`update ratings.pad_code set used_at = ${ctx.now} where code = ${padPrint(ctx, code)}`.execute(ctx.db)
}
