import { action } from '#kernel/action.ts'
import { requireSeal } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { cancelChoices, decideHeard } from '../intents.ts'
import { canOf, mayManage } from '../policy.ts'
import { openActs, statusAfter } from '../rules/licence-status.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/**
 * Strikes the licence off the register on one of the grounds of 行政许可法 art. 70: at once where it only follows from what
 * others have established, after its holder was heard where it is the body's own judgement.
 */
export const cancelLicence = action(contract.cancelLicence, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  async run(ctx, { id, ground, reason, basis }, licence) {
    if (licence.case_id) throw contract.throughItsCase({ caseId: licence.case_id })
    if (!statusAfter(licence.status, 'cancel'))
      throw contract.actNotOpen({ status: licence.status, open: openActs(licence.status) })
    const choice = cancelChoices(ctx, licence).find((one) => one.ground === ground)
    if (!choice) throw contract.groundNotOpen({ ground })
    await requireSeal(ctx, licence.organ_id, { purposes: ['decision'], act: '注销' })
    const grounds = choice.heard
      ? await decideHeard(ctx, licence, 'cancel', { reason })
      : { reason: `${choice.title}：${reason}`, basis: `${choice.article}；${basis}` }
    const next = await changeStatus(ctx, licence, 'cancel', grounds)
    return { id, status: next.status, can: canOf(ctx.actor, next) }
  },
})
