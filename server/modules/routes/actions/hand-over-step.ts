import { action } from '#kernel/action.ts'
import { colleague } from '../asking.ts'
import * as contract from '../contract.ts'
import { wordOf } from '../policy.ts'
import { acted, changeStep, lockStep, requireAct } from '../step-acts.ts'
import { tellStaff } from '../telling.ts'

/** 转办: to a colleague whose post does such steps; nobody else may do it then. */
export const handOverStep = action(contract.handOverStep, {
  load: lockStep,
  async run(ctx, { staffId, reason }, held) {
    requireAct(ctx, 'hand-over', held)
    const to = await colleague(ctx, staffId, held.row.organ_id, [wordOf[held.row.role]])
    await changeStep(ctx, held, { holder: to.staffId, holder_name: to.name })
    await tellStaff(ctx, held, [to.accountId], {
      title: '有环节转给您办理',
      body: `${ctx.actor.name}把“${held.run.about}”的${held.row.name}环节转给您办理：${reason}`,
      key: `hand-over:${ctx.now.getTime()}`,
    })
    return acted(ctx, held, 'hand-over', { words: reason, facts: { to: to.staffId, toName: to.name } })
  },
})
