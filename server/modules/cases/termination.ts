/** Ending a case that can no longer be decided. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { answerStillDue, groundNotFitting, type TerminationGround } from './contract.ts'
import { caseTerminated } from './events.ts'
import { aboutCase } from './facts.ts'
import { endFee } from './fees.ts'
import { dropProcedure } from './procedures.ts'
import { type CaseRow, correctionOf } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

export type Ending = { ground: TerminationGround; reason: string; basis: string }

/**
 * Ends the case without a decision; the letter says why, on which provision, and what can be done about it.
 * @throws cases.act-not-open, cases.ground-not-fitting, cases.answer-still-due
 */
export async function terminate(ctx: Ctx, file: CaseRow, { ground, reason, basis }: Ending): Promise<CaseRow> {
  requireOpen(file, 'terminate')
  if (ground === 'not-corrected') await requireUncorrected(ctx, file)
  await dropProcedure(ctx, file, '办理已终止，程序终止')
  const next = await advance(ctx, file, {
    act: 'terminate',
    words: reason,
    facts: { ground, basis },
    phase: null,
    set: { closed_at: ctx.now },
  })
  await endFee(ctx, file, 'terminated')
  ctx.emit(caseTerminated, aboutCase(file))
  return next
}

/**
 * No correction came in the time that was told: ends the case, with the letter of an ending. A day whose holidays are not
 * published yet ends nothing.
 * @throws cases.act-not-open, cases.answer-still-due
 */
export async function lapseCorrection(ctx: Ctx, file: CaseRow): Promise<CaseRow> {
  requireOpen(file, 'lapse-correction')
  const correction = await correctionOf(ctx, file.id)
  const lastDay = correction?.answer_by
  if (!lastDay || ctx.today <= lastDay || lastDay > (await loadCalendar(ctx)).publishedThrough)
    throw answerStillDue({ lastDay })
  const next = await advance(ctx, file, {
    act: 'lapse-correction',
    words: '在补正告知书告知的期限内没有补正',
    facts: { ground: 'not-corrected', basis: correction.answer_basis ?? undefined },
    phase: null,
    set: { closed_at: ctx.now },
  })
  ctx.emit(caseTerminated, aboutCase(file))
  return next
}

/** Only while the case waits for its correction, and not before the day that was told for it. */
async function requireUncorrected(ctx: Ctx, file: CaseRow): Promise<void> {
  if (file.status !== 'correcting') throw groundNotFitting()
  const answerBy = (await correctionOf(ctx, file.id))?.answer_by
  if (answerBy && (ctx.today <= answerBy || answerBy > (await loadCalendar(ctx)).publishedThrough))
    throw answerStillDue({ lastDay: answerBy })
}
