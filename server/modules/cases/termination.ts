/** Ending a case that can no longer be decided. */
import type { Ctx } from '#kernel/ctx.ts'
import { groundNotFitting, type TerminationGround } from './contract.ts'
import { caseTerminated } from './events.ts'
import { aboutCase } from './facts.ts'
import { dropProcedure } from './procedures.ts'
import type { CaseRow } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

export type Ending = { ground: TerminationGround; reason: string; basis: string }

/**
 * Ends the case without a decision; the letter says why, on which provision, and what can be done about it.
 * @throws cases.act-not-open, cases.ground-not-fitting
 */
export async function terminate(ctx: Ctx, file: CaseRow, { ground, reason, basis }: Ending): Promise<CaseRow> {
  requireOpen(file, 'terminate')
  if (ground === 'not-corrected' && file.status !== 'correcting') throw groundNotFitting({ ground })
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
