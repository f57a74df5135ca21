import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { tellDeciders } from '../intent-news.ts'
import { getIntent, noteReminded } from '../intents.ts'
import { lockLicence } from '../store.ts'

/** The time to speak has passed without a word: those who decide are told, once. */
export const remindIntent = action(contract.remindIntent, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: ({ actor }) => actor.kind === 'system',
  async run(ctx, { id, no }, licence) {
    const row = await getIntent(ctx, id, no)
    const over = row.status === 'hearing' && row.stated_on === null && row.answer_by < ctx.today
    if (!over || row.overdue_told_at) return { id, told: false }
    await noteReminded(ctx, row)
    await tellDeciders(ctx, licence, row, 'over')
    return { id, told: true }
  },
})
