import { action } from '#kernel/action.ts'
import { accountsOfStaff } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { isAsker, requireOpen } from '../policy.ts'
import { changeRequest, lockRequest } from '../store.ts'

/** Not what they wanted: it goes back to the helper with their words; the case itself is theirs to withdraw. */
export const refuseHelp = action(contract.refuseHelp, {
  load: (ctx, { id }) => lockRequest(ctx, id),
  allow: isAsker,
  async run(ctx, { id, words }, row) {
    requireOpen(ctx.actor, row, 'refuse')
    const back = { case_id: null, case_number: null, kind: null, proof: null, proof_ids: [], mandate_ids: [] }
    await changeRequest(ctx, id, { ...back, state: 'taken', refused_words: words })
    await sendNotice(ctx, {
      to: await accountsOfStaff(ctx, row.helper_id!),
      kind: 'todo',
      title: '帮办的办件没有得到本人确认',
      body: `${row.name}说：${words}。请联系本人（办件 ${row.case_number}）。`,
      link: `/work/assistance?request=${row.id}`,
      about: { module: 'assistance', id: row.id },
      dedupeKey: `assistance:${row.id}:refused:${row.case_id}`,
    })
    return { id, state: 'taken' as const }
  },
})
