import { action } from '#kernel/action.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { agentsOf, confirmByPassword } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { tellAgent, tellRepresentative } from '../news.ts'
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
    const entryId = await enter(ctx, seal, 'agent-allowed', validTo ? `${agent.name}，到${validTo}` : agent.name)
    const name = contract.signetKinds[seal.kind]
    const until = validTo ? `，到${chineseDate(validTo)}为止` : ''
    await tellAgent(ctx, seal, entryId, {
      mandateId,
      title: `您可以使用企业的${name}了`,
      body: `法定代表人允许您在办理申请时使用${name}${until}。每次用印都要输入您的密码，也都会留下记录。`,
    })
    await tellRepresentative(ctx, seal, entryId, {
      title: `${agent.name}可以使用${name}了`,
      body: `${agent.name}已经可以使用${name}${until}。如果不是您本人办理的，请马上停用这枚印章，并换一个新密码。`,
    })
    return { id, mandateId }
  },
})
