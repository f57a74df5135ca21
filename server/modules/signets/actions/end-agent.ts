import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { tellAgent } from '../news.ts'
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
    const entryId = await enter(ctx, seal, 'agent-ended', ended.agent_name)
    const name = contract.signetKinds[seal.kind]
    await tellAgent(ctx, seal, entryId, {
      mandateId,
      title: `您不能再使用企业的${name}了`,
      body: `法定代表人收回了您对${name}的使用。您代企业办事的授权不受影响，可以不盖章提交，或者请法定代表人盖章。`,
    })
    return { id, mandateId }
  },
})
