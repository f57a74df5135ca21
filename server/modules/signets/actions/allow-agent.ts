import { action } from '#kernel/action.ts'
import { agentsOf, confirmByPassword } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { representsFirm, requireOpen } from '../policy.ts'
import { enter, lockOwnSeal, signetTables } from '../store.ts'

/** A mandate lets its holder apply; the firm's seal is one more thing, given by name and until a day (民法典 art. 165). */
export const allowAgent = action(contract.allowAgent, {
  load: lockOwnSeal,
  allow: representsFirm,
  async run(ctx, { id, mandateId, validTo, password }, seal) {
    requireOpen('allow-agent', seal)
    await confirmByPassword(ctx, password)
    if (validTo && validTo < ctx.today) throw contract.dayInPast()
    const agent = (await agentsOf(ctx, seal.enterprise_id)).find((one) => one.mandateId === mandateId)
    if (!agent) throw contract.agentNotLive()
    const allowed = { agent_name: agent.name, valid_to: validTo ?? null, allowed_at: ctx.now, ended_at: null }
    await signetTables(ctx)
      .insertInto('signets.agent')
      .values({ seal_id: id, mandate_id: mandateId, ...allowed })
      .onConflict((on) => on.columns(['seal_id', 'mandate_id']).doUpdateSet(allowed))
      .execute()
    await enter(ctx, seal, 'agent-allowed', validTo ? `${agent.name}，到${validTo}` : agent.name)
    return { id, mandateId }
  },
})
