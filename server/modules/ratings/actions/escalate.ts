import { action } from '#kernel/action.ts'
import { accountsEverywhere } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { stateTitles } from '../contract.ts'
import { tellSupervisor } from '../letters.ts'
import { overStates } from '../rules/rectification.ts'
import { addStep, lockBadRating, updateRectification } from '../store.ts'

/** A deadline that was missed is told to the supervisor, once for each step; it excuses nobody from the step. */
export const escalate = action(contract.escalate, {
  load: (ctx, { id }) => lockBadRating(ctx, id),
  allow: (ctx) => ctx.actor.kind === 'system',
  async run(ctx, { id }, { rating, loop }) {
    const missed = !overStates.includes(loop.state) && loop.due_on < ctx.today && loop.escalated_in !== loop.state
    if (!missed) return { id, escalated: false }
    await updateRectification(ctx, loop, { escalated_in: loop.state })
    await addStep(ctx, loop, { state: loop.state, title: `“${stateTitles[loop.state]}”超过期限，报监督部门督办` })
    await tellSupervisor(ctx, rating, loop, await accountsEverywhere(ctx, 'ratings.supervise'))
    return { id, escalated: true }
  },
})
