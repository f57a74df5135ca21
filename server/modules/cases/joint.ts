/** Joint approval 并联审批: other bodies that review the case, and the dates of their steps. */
import type { Ctx } from '#kernel/ctx.ts'
import { redateSteps, resumeSteps, stopSteps } from '#modules/routes/index.ts'
import { isInHand } from './rules/case-status.ts'
import type { CaseRow } from './store.ts'

/** Whoever has had a step of the case reads it from then on. */
export function withJoint({ joint_organs, steps = [] }: Pick<CaseRow, 'joint_organs' | 'steps'>): string[] {
  const bodies = steps.filter(({ joint }) => joint).map(({ organId }) => organId)
  return bodies.every((one) => joint_organs.includes(one)) ? joint_organs : [...new Set([...joint_organs, ...bodies])]
}

/** The last day of the decision: the promise, or the limit of the law where that is earlier. */
export function decisionDue(file: CaseRow): { on: string; provisional: boolean } {
  const [promised, statutory] = [file.promised_due!, file.statutory_due!]
  return { on: promised < statutory ? promised : statutory, provisional: file.provisional }
}

/** Steps stand still with the clock of the case, go on with it, and move with its dates. */
export async function followClock(ctx: Ctx, before: CaseRow, after: CaseRow): Promise<void> {
  if (!isInHand(before.status) || !isInHand(after.status)) return
  const due = decisionDue(after)
  if (after.status === 'suspended' && before.status !== 'suspended')
    return stopSteps(ctx, after.id, after.special_until!, due)
  if (before.status === 'suspended' && after.status !== 'suspended') return resumeSteps(ctx, after.id, due)
  if (due.on !== decisionDue(before).on) await redateSteps(ctx, after.id, due, after.special_until ?? undefined)
}
