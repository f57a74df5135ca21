import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { orderAnsweredFact } from '../events.ts'
import { getWatched, type OrderRow, oversightTables, reaches } from '../store.ts'

/** The body says why and what it has done; whoever issued the order is told. */
export const answerOrder = action(contract.answerOrder, {
  load: (ctx, input) => lockOrder(ctx, input.id),
  allow: (ctx, order) => reaches(ctx.actor, 'oversight.answer', order),
  async run(ctx, { id, answer }, order) {
    if (order.answered_at) throw contract.orderAnswered()
    await oversightTables(ctx)
      .updateTable('oversight.supervision_order')
      .set({ answer, answered_at: ctx.now, answered_by_name: ctx.actor.name })
      .where('id', '=', id)
      .execute()
    const file = await getWatched(ctx, order.case_id)
    await sendNotice(ctx, {
      to: [order.issued_by],
      kind: 'progress',
      title: `督办单已答复：办件 ${file.number}`,
      body: answer,
      link: '/work/oversight/orders',
      about: { module: 'oversight', id },
      dedupeKey: `oversight:${id}:answer`,
    })
    ctx.emit(orderAnsweredFact, { orderId: id, caseId: order.case_id, organId: order.organ_id })
    return { id, caseId: order.case_id }
  },
})

async function lockOrder(ctx: Ctx, id: string): Promise<OrderRow> {
  const row = await oversightTables(ctx)
    .selectFrom('oversight.supervision_order')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ id })
  return row
}
