import type { Ctx } from '#kernel/ctx.ts'
import { getApplicant } from '#modules/identity/index.ts'
import { type State, type Step, samePerson, stateTitles, stepNotOpen } from './contract.ts'
import { badRatingMoved } from './events.ts'
import { tellRater } from './letters.ts'
import { canOf } from './policy.ts'
import { anonymise } from './rules/anonymise.ts'
import { afterStep, type Finding, overStates, rectificationTable, stepDue } from './rules/rectification.ts'
import {
  addStep,
  type BadRating,
  displayRating,
  type RatingRow,
  type RectificationRow,
  stepsOf,
  updateRectification,
} from './store.ts'
import { dueFromToday } from './time-limits.ts'

export type Moved = { id: string; state: State; can: Step[] }

/**
 * Takes one step of the loop: new state, next deadline, history, the rater told, the event.
 * @throws Problem ratings.step-not-open with the step that is open instead
 */
export async function moveOn(
  ctx: Ctx,
  { rating, loop }: BadRating,
  step: Step,
  finding: Finding,
  words: string,
): Promise<Moved> {
  const row = afterStep(loop.state, step, finding)
  if (!row) throw stepNotOpen({ state: loop.state, stateTitle: stateTitles[loop.state], open: stepDue(loop.state) })
  if (row.by === 'supervisor' && (await hadAHandIn(ctx, rating.id))) throw samePerson()
  const over = overStates.includes(row.to)
  const next = stepDue(row.to)
  const due = next && (await dueFromToday(ctx, next, loop.organ_id))
  const change: Partial<RectificationRow> = {
    state: row.to,
    ...due,
    ...(row.to === 'upheld' && { rectify_due_on: due?.due_on }),
    ...(row.to === 'rectified' && { ...(await replyOf(ctx, rating, words)), rectified_at: ctx.now }),
    ...(row.to === 'dismissed' && { reply_shown: (await replyOf(ctx, rating, words)).reply_shown }),
    ...(row.to === 'closed' && { outcome: finding === 'satisfied' ? 'satisfied' : 'still-unsatisfied' }),
    ...(over && { ended_at: ctx.now, provisional: false }),
  }
  await updateRectification(ctx, loop, change)
  const moved = { ...loop, ...change }
  await addStep(ctx, moved, { state: row.to, title: row.title, words })
  // Held unfounded, it stays visible with that outcome.
  if (over) await displayRating(ctx, rating)
  await tellRater(ctx, rating, moved)
  const { id: ratingId, case_id: caseId, item_id: itemId, organ_id: organId, region_code: regionCode } = rating
  ctx.emit(badRatingMoved, {
    ratingId,
    caseId,
    itemId,
    organId,
    regionCode,
    state: row.to,
    outcome: moved.outcome ?? undefined,
  })
  return { id: rating.id, state: row.to, can: canOf(ctx.actor, moved) }
}

/** Whether the actor has already spoken in this loop for the body. */
async function hadAHandIn(ctx: Ctx, ratingId: string): Promise<boolean> {
  const steps = await stepsOf(ctx, ratingId)
  const ofBody = rectificationTable.filter((row) => row.by === 'body').map((row) => row.title)
  return steps.some((step) => step.actor_id === ctx.actor.id && ofBody.includes(step.title))
}

async function replyOf(
  ctx: Ctx,
  rating: RatingRow,
  reply: string,
): Promise<Pick<RectificationRow, 'reply' | 'reply_shown'>> {
  const { name } = await getApplicant(ctx, { kind: rating.applicant_kind, id: rating.applicant_id })
  return { reply, reply_shown: anonymise(reply, [name, rating.handler_name ?? undefined, rating.case_number]) }
}
