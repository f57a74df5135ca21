import { action } from '#kernel/action.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract-objections.ts'
import { answerers } from '../objection-policy.ts'
import { lockObjection, objectionTables } from '../store-objections.ts'

/** Tells those who answer, once, that the last day for an answer is near or has passed. */
export const remindObjection = action(contract.remindObjection, {
  load: (ctx, { id }) => lockObjection(ctx, id),
  allow: (ctx) => ctx.actor.kind === 'system',
  async run(ctx, { id }, row) {
    if (row.answered_at || row.reminded_on) return { id, reminded: false }
    await objectionTables(ctx)
      .updateTable('oversight.objection')
      .set({ reminded_on: ctx.today })
      .where('id', '=', id)
      .execute()
    await sendNotice(ctx, {
      to: await answerers(ctx, row.region_code),
      kind: 'todo',
      title: `异议快到答复期限：${row.thing_title}`,
      body: `这件异议应在${chineseDate(row.answer_due)}前答复。`,
      link: '/work/oversight/objections',
      about: { module: 'oversight', id },
      dedupeKey: `oversight.objection:${id}:reminder`,
    })
    return { id, reminded: true }
  },
})
