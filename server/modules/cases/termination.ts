/** Ending a case that can no longer be decided. */
import type { Ctx } from '#kernel/ctx.ts'
import { answerStillDue, groundNotFitting, type TerminationGround } from './contract.ts'
import { caseTerminated } from './events.ts'
import { aboutCase } from './facts.ts'
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
  ctx.emit(caseTerminated, aboutCase(file))
  return next
}

/** Only while the case waits for its correction, and not before the day that was told for it. */
async function requireUncorrected(ctx: Ctx, file: CaseRow): Promise<void> {
  if (file.status !== 'correcting') throw groundNotFitting()
  const answerBy = (await correctionOf(ctx, file.id))?.answer_by
  if (answerBy && ctx.today <= answerBy) throw answerStillDue({ lastDay: answerBy })
}
