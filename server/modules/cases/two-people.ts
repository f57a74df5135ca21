/** 审查与决定分离: where a body has settled it, whoever examined an application does not decide it. No article asks for it. */
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { LiveStep } from '#modules/routes/index.ts'
import { examinedYourself } from './contract.ts'
import { type CaseRow, casesTables } from './store.ts'

type WithSteps = Pick<CaseRow, 'steps'>

const hasExamined = ({ subjectId }: Actor, { examiners }: LiveStep): boolean =>
  subjectId !== undefined && examiners.includes(subjectId)

/** The decision that waits is not this actor's to make: they have examined, and the body keeps the two apart. */
export const keptApart = (actor: Actor, { steps = [] }: WithSteps): boolean =>
  steps.some((step) => step.status === 'open' && hasExamined(actor, step))

/** @throws cases.examined-yourself */
export function requireApart(actor: Actor, file: WithSteps): void {
  if (keptApart(actor, file)) throw examinedYourself()
}

/** Steps as for a body that has settled nothing. */
export const asIfTogether = <F extends WithSteps>(file: F): F => ({
  ...file,
  steps: file.steps?.map((step) => ({ ...step, examiners: [] })),
})

/** Who has examined is forgotten where the body of the decision lets one person do both. Asks only about the actor's own. */
export async function heedTwoPeople<F extends WithSteps>(ctx: Ctx, files: readonly F[]): Promise<F[]> {
  const bodies = files.flatMap(({ steps = [] }) =>
    steps.filter((step) => hasExamined(ctx.actor, step)).map(({ organId }) => organId),
  )
  if (bodies.length === 0) return [...files]
  const settled = await casesTables(ctx)
    .selectFrom('cases.body_rule')
    .select('organ_id')
    .where('organ_id', 'in', [...new Set(bodies)])
    .where('two_people', '=', true)
    .execute()
  const apart = new Set(settled.map(({ organ_id }) => organ_id))
  return files.map((file) => ({
    ...file,
    steps: file.steps?.map((step) => (apart.has(step.organId) ? step : { ...step, examiners: [] })),
  }))
}
