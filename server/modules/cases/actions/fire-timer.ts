import { action } from '#kernel/action.ts'
import { stepChanged } from '#modules/routes/index.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { aboutStep, giveWayTo, lockCase, statusBy } from '../steps.ts'
import { advance, requireOpen } from '../transitions.ts'

/** 定时: the step was not done in the days the route gives it, and gives way, or a second way opens beside it. */
export const fireTimer = action(contract.fireTimer, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('fire-timer'),
  async run(ctx, { step: no, timer }, file) {
    requireOpen(file, 'fire-timer')
    const step = file.steps?.find((one) => one.no === no && one.status === 'open')
    if (!step) throw stepChanged()
    const facts = await aboutStep(ctx, step)
    const { steps, words } = await giveWayTo(ctx, file, step, timer)
    return movedTo(
      ctx,
      await advance(ctx, file, { act: 'fire-timer', to: statusBy(steps), words, facts, set: { steps } }),
    )
  },
})
