import { action } from '#kernel/action.ts'
import { addDays } from '#kernel/time.ts'
import * as contract from '../contract.ts'
import { tellApplicant } from '../handouts.ts'
import { reminderOf } from '../rules/reminder.ts'
import { changeHandout, lockHandout, ruleOf } from '../store.ts'

/** A result that nobody has fetched: its applicant is told again, after as many days as the body has settled. */
export const remind = action(contract.remind, {
  load: (ctx, { caseId }) => lockHandout(ctx, caseId),
  async run(ctx, { caseId }, row) {
    const waits = row.state === 'ready' || row.state === 'returned'
    if (!waits || !row.remind_on || row.remind_on > ctx.today) return { caseId, state: row.state }
    await tellApplicant(ctx, row, {
      occasion: `reminder:${row.reminded + 1}`,
      title: '您的办理结果还没有领取',
      body: reminderOf(row.item_name, row),
    })
    const { again_days } = await ruleOf(ctx, row.organ_id)
    await changeHandout(ctx, caseId, { reminded: row.reminded + 1, remind_on: addDays(ctx.today, again_days) })
    return { caseId, state: row.state }
  },
})
