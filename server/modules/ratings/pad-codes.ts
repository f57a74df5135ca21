/** Rating without an account: by the one-time code a window shows, or by what stands on the receipt. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { type CaseInBrief, findCaseByCode, getCaseForRating } from '#modules/cases/index.ts'
import { codeUnknown, linkOver, type RatingChannel } from './contract.ts'

export const PAD_MINUTES = 15
/** An SMS is read when there is time for it. */
export const TEXT_DAYS = 15
/** Of a code nobody types: it is guessed by nobody in its days. */
const TEXT_LENGTH = 24

export type Found = { file: CaseInBrief; channel: RatingChannel }

export function padPrint(ctx: Ctx, code: string): string {
  return ctx.vault.fingerprint('ratings.pad-code', code)
}

/**
 * A link of an SMS, which nobody guesses, is known also after it was used: its reader is told that the case has been rated.
 * @throws Problem ratings.code-unknown, of what is typed the same whether it never was, was used or has run out
 * @throws Problem ratings.link-over
 */
export async function caseByCode(ctx: Ctx, given: { number?: string; code: string }): Promise<Found> {
  if (given.number) {
    const file = await findCaseByCode(ctx, given.number, given.code)
    if (!file) throw codeUnknown()
    return { file, channel: 'qr-code' }
  }
  const { rows } = await sql<{ caseId: string; channel: RatingChannel; used: boolean; over: boolean }>`
    select case_id as "caseId", channel, used_at is not null as used, expires_at <= ${ctx.now} as over
    from ratings.pad_code where code = ${padPrint(ctx, given.code)}`.execute(ctx.db)
  const [found] = rows
  const linked = found?.channel === 'sms'
  if (!found || (!linked && (found.used || found.over))) throw codeUnknown()
  if (found.over) throw linkOver()
  return { file: await getCaseForRating(ctx, found.caseId), channel: found.channel }
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
