import { action } from '#kernel/action.ts'
import { notYours } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { mayHelpWith, requireOpen } from '../policy.ts'
import { tellAsker } from '../requests.ts'
import { changeRequest, lockRequest } from '../store.ts'

/** A member of the hall's staff takes it on. */
export const takeRequest = action(contract.takeRequest, {
  load: (ctx, { id }) => lockRequest(ctx, id),
  allow: mayHelpWith,
  async run(ctx, { id }, row) {
    requireOpen(ctx.actor, row, 'take')
    if (!ctx.actor.subjectId) throw notYours()
    await changeRequest(ctx, id, { state: 'taken', helper_id: ctx.actor.subjectId, helper_name: ctx.actor.name })
    await tellAsker(ctx, row, {
      what: 'taken',
      title: '有人来帮您办了',
      body: `${ctx.actor.name}接了您的帮办申请“${row.wish}”，会按您留的电话联系您。`,
    })
    return { id, state: 'taken' as const }
  },
})
