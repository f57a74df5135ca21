import { action } from '#kernel/action.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import { chineseDate, sentence } from '#modules/documents/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { orderIssued } from '../events.ts'
import { getWatched, oversightTables, reaches } from '../store.ts'

/** Asks the body's heads what is wrong with a case and what they do about it (督办). */
export const issueOrder = action(contract.issueOrder, {
  load: (ctx, input) => getWatched(ctx, input.caseId),
  allow: (ctx, file) => reaches(ctx.actor, 'oversight.supervise', file),
  async run(ctx, { caseId, words, answerWithin }, file) {
    const id = ctx.newId()
    const answerDue = addWorkingDays(await loadCalendar(ctx), ctx.today, answerWithin).dueOn
    const issued = await oversightTables(ctx)
      .insertInto('oversight.supervision_order')
      .values({
        id,
        region_code: file.region_code,
        organ_id: file.organ_id,
        case_id: caseId,
        words,
        issued_at: ctx.now,
        issued_by: ctx.actor.id,
        issued_by_name: ctx.actor.name,
        answer_due: answerDue,
        answer: null,
        answered_at: null,
        answered_by_name: null,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst()
    if (issued.numInsertedOrUpdatedRows !== 1n) throw contract.orderOpen()
    await sendNotice(ctx, {
      to: await accountsHolding(ctx, 'oversight.answer', file.organ_id),
      kind: 'todo',
      title: `督办单：办件 ${file.number}`,
      body: `${sentence(words)}请在${chineseDate(answerDue)}前答复。`,
      link: '/work/oversight/orders',
      about: { module: 'oversight', id },
      dedupeKey: `oversight:${id}`,
    })
    ctx.emit(orderIssued, { orderId: id, caseId, organId: file.organ_id })
    return { id, caseId, answerDue }
  },
})
