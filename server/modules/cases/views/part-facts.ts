/** What of a case opened a limit of its own, for the clock's parts. */
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { type StepBudget, stepBudgetsOf } from '#modules/routes/index.ts'
import type { HearingRow } from '../hearing-store.ts'
import type { PartFacts } from '../rules/clock-parts.ts'
import { lowerLimit } from '../rules/regime.ts'
import type { CaseRow, CorrectionRow, DeferredRow, IntervalRow } from '../store.ts'

type Known = {
  content: ItemContent
  ledger: readonly IntervalRow[]
  correction?: CorrectionRow
  hearing?: HearingRow
  deferred?: readonly DeferredRow[]
}

export async function partFacts(
  ctx: Ctx,
  file: CaseRow,
  { content, ledger, correction, hearing, deferred = [] }: Known,
): Promise<Omit<PartFacts, 'law' | 'delivery'>> {
  const bodies = file.joint_organs.length > 0 ? await stepBudgetsOf(ctx, file.id) : []
  return {
    correction: correction && {
      askedOn: legalDateOf(correction.asked_at),
      answerBy: correction.answer_by ?? undefined,
      basis: correction.answer_basis ?? undefined,
      answeredOn: correction.answered_at ? legalDateOf(correction.answered_at) : undefined,
    },
    hearing: hearing && {
      toldOn: hearing.told_on ?? undefined,
      requestBy: hearing.request_by ?? undefined,
      requestedOn: hearing.requested_on ?? undefined,
      calledOn: hearing.called_on ?? undefined,
      hearingOn: hearing.hearing_on ?? undefined,
      heldOn: hearing.held_on ?? undefined,
    },
    deferred: deferred.map((one) => ({
      name: one.name,
      toldOn: one.told_on,
      days: one.days,
      dueOn: one.due_on,
      suppliedOn: one.supplied_on ?? undefined,
      basis: one.basis ?? undefined,
    })),
    lower: lowerOf(file, content, ledger, bodies),
    bodies: bodies.some(({ joint }) => joint) ? bodies : [],
  }
}

/** The lower body has examined once the case lies with another one. */
function lowerOf(
  file: CaseRow,
  { regime }: ItemContent,
  ledger: readonly IntervalRow[],
  bodies: readonly StepBudget[],
): PartFacts['lower'] {
  const limit = lowerLimit(file.law, regime)
  if (!limit || !file.accepted_on) return undefined
  const stops = ledger.flatMap(({ phase, counted, from_on: from, to_on, planned_to }) => {
    const to = to_on ?? planned_to
    return phase === 'handling' && !counted && to ? [{ from, to }] : []
  })
  const upper = bodies.find(({ organId }) => organId !== file.organ_id)
  return { ...limit, from: file.accepted_on, doneOn: upper?.from, stops }
}
