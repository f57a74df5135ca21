/** Which steps of a case an actor may move. */
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import { type LiveStep, mayHandle, signsAllow, wordOfStage } from '#modules/routes/index.ts'
import type { Act } from './contract.ts'
import type { CaseRow } from './store.ts'
import { keptApart } from './two-people.ts'

export const stepActs = ['examine', 'grant', 'deny', 'return', 'take-back'] as const satisfies readonly Act[]
export type StepAct = (typeof stepActs)[number]

export const isStepAct = (act: Act): act is StepAct => (stepActs as readonly Act[]).includes(act)

type Where = Pick<CaseRow, 'region_code' | 'steps'>

/** The steps of the case this act may be done on by this actor, the word held at the body of the step. */
export function stepsFor(actor: Actor, file: Where, act: StepAct): LiveStep[] {
  return (file.steps ?? []).filter((step) => fits[act](step, actor) && mayAt(actor, step, file.region_code))
}

const decides = (step: LiveStep, actor: Actor) =>
  step.status === 'open' && step.stage === 'decision' && !keptApart(actor, { steps: [step] })

const fits: Record<StepAct, (step: LiveStep, actor: Actor) => boolean> = {
  examine: ({ status, stage }) => status === 'open' && stage === 'review',
  grant: decides,
  deny: decides,
  return: ({ status, hasEarlier }) => status === 'open' && hasEarlier,
  'take-back': ({ status, closedBy }, actor) => status === 'done' && closedBy === actor.subjectId,
}

function mayAt(actor: Actor, step: LiveStep, regionCode: string): boolean {
  const place = { organId: step.organId, regionCode: step.joint ? '' : regionCode }
  if (!covers(scopeOf(actor, wordOfStage[step.stage]), place)) return false
  return step.status === 'done' || mayHandle({ actor }, step, regionCode)
}

/** Whether countersignatures let one of the steps go on: the button is not offered before. */
export function signsLet(actor: Actor, file: Where, act: StepAct): boolean {
  if (act === 'return' || act === 'take-back') return true
  return stepsFor(actor, file, act).some(({ signs }) =>
    act === 'examine' ? signs !== 'missing' : signsAllow(signs, act),
  )
}
