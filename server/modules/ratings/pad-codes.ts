/** Rating without an account: by the one-time code a window shows, or by what stands on the receipt. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { type CaseInBrief, findCaseByCode, getCaseForRating } from '#modules/cases/index.ts'
import { codeUnknown, type RatingChannel } from './contract.ts'

export const PAD_MINUTES = 15
/** An SMS is read when there is time for it. */
export const TEXT_DAYS = 15
/** Of a code nobody types: it is guessed by nobody in its days. */
const TEXT_LENGTH = 24

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
  const { rows } = await sql<{ caseId: string; channel: RatingChannel }>`
    select case_id as "caseId", channel from ratings.pad_code
    where code = ${padPrint(ctx, given.code)} and used_at is null and expires_at > ${ctx.now}`.execute(ctx.db)
  if (!rows[0]) throw codeUnknown()
  return { file: await getCaseForRating(ctx, rows[0].caseId), channel: rows[0].channel }
}

/** A one-time code for the SMS that invites to rate this case. */
export async function newTextCode(ctx: Ctx, caseId: string): Promise<string> {
  const code = readableCode(TEXT_LENGTH)
  const expires = new Date(ctx.now.getTime() + TEXT_DAYS * 86_400_000)
  await sql`
    insert into ratings.pad_code (code, case_id, opened_at, opened_by, expires_at, channel)
    values (${padPrint(ctx, code)}, ${caseId}, ${ctx.now}, ${ctx.actor.id}, ${expires}, 'sms')`.execute(ctx.db)
  return code
}

export async function usePadCode(ctx: Ctx, code: string): Promise<void> {
  await sql`update ratings.pad_code set used_at = ${ctx.now} where code = ${padPrint(ctx, code)}`.execute(ctx.db)
}
