import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { representsFirm, requireOpen } from '../policy.ts'
import { enter, lockOwnSeal, signetTables } from '../store.ts'

export const endAgent = action(contract.endAgent, {
  load: lockOwnSeal,
  allow: representsFirm,
  async run(ctx, { id, mandateId }, seal) {
    requireOpen('allow-agent', seal)
    const ended = await signetTables(ctx)
      .updateTable('signets.agent')
      .set({ ended_at: ctx.now })
      .where('seal_id', '=', id)
      .where('mandate_id', '=', mandateId)
      .where('ended_at', 'is', null)
      .returning('agent_name')
      .executeTakeFirst()
    if (!ended) throw notFound({ mandateId })
    await enter(ctx, seal, 'agent-ended', ended.agent_name)
    return { id, mandateId }
  },
})
