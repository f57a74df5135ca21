import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { stepsShown } from '#modules/routes/index.ts'
import * as contract from '../contract.ts'
import { canOf, maySee } from '../policy.ts'
import { stepActs, stepsFor } from '../step-policy.ts'
import { drawingOf, earlierThan, withSteps } from '../steps.ts'
import { findCase } from '../store.ts'

/** Who has done what along the route, who has it now, and what the actor may do with it. */
export const caseSteps = view(contract.caseSteps, {
  async look(ctx, { caseId }) {
    const found = await findCase(ctx, caseId)
    if (!found || !maySee(ctx.actor, found)) throw notFound()
    const [file] = await withSteps(ctx, [found])
    const shown = await stepsShown(ctx, caseId)
    const can = canOf(ctx.actor, file!)
    const names = new Map(shown.map(({ path, name }) => [path, name]))
    const movesOf = (no: number) =>
      stepActs.filter((act) => can.includes(act) && stepsFor(ctx.actor, file!, act).some((step) => step.no === no))
    const behind = await earlierThan(
      ctx,
      file!,
      shown.filter(({ no }) => movesOf(no).includes('return')).map(({ no }) => no),
    )
    return {
      drawing: await drawingOf(ctx, file!),
      steps: shown.map((step) => ({
        ...step,
        moves: movesOf(step.no),
        returnTo: (behind.get(step.no) ?? []).map(({ path }) => ({ path, name: names.get(path) ?? path })),
      })),
    }
  },
})
