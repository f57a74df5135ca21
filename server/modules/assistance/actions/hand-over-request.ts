import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { staffHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { mayHelpWith, requireOpen } from '../policy.ts'
import { changeRequest, lockRequest } from '../store.ts'

/** The helper hands it to a colleague of the same hall's body. */
export const handOverRequest = action(contract.handOverRequest, {
  load: (ctx, { id }) => lockRequest(ctx, id),
  allow: mayHelpWith,
  async run(ctx, { id, helperId }, row) {
    requireOpen(ctx.actor, row, 'hand-over')
    const colleague = (await staffHolding(ctx, ['assistance.help'], row.organ_id)).find(
      ({ staffId }) => staffId === helperId,
    )
    if (!colleague) throw notFound({ helperId })
    await changeRequest(ctx, id, { helper_id: colleague.staffId, helper_name: colleague.name })
    await sendNotice(ctx, {
      to: [colleague.accountId],
      kind: 'todo',
      title: '同事转交给您一个帮办申请',
      body: `${ctx.actor.name}把${row.name}的帮办申请转交给您，请在${chineseDate(row.due_on)}前联系。`,
      link: `/work/assistance?request=${row.id}`,
      about: { module: 'assistance', id: row.id },
      dedupeKey: `assistance:${row.id}:handed:${ctx.now.toISOString()}`,
    })
    return { id, state: row.state }
  },
})
