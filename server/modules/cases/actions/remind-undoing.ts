import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { lockCase } from '../steps.ts'
import { tellDeciders } from '../undoing-news.ts'
import { getUndoing, saveUndoing } from '../undoing-store.ts'

/** The time to speak has passed without a word: those who decide are told, once. */
export const remindUndoing = action(contract.remindUndoing, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: ({ actor }) => actor.kind === 'system',
  async run(ctx, { caseId, no }, file) {
    const row = await getUndoing(ctx, caseId, no)
    const over =
      row.status === 'hearing' && row.stated_on === null && row.answer_by! < ctx.today && !row.answer_provisional
    if (!over || row.overdue_told_at) return { caseId, told: false }
    await saveUndoing(ctx, row, { overdue_told_at: ctx.now })
    await tellDeciders(ctx, file, row, 'over')
    return { caseId, told: true }
  },
})
