import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import { chineseDate, sentence } from '#modules/documents/index.ts'
import { actingWhollyFor } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract-objections.ts'
import { useObjected } from '../events.ts'
import { findInLedger } from '../ledgers.ts'
import { answerers } from '../objection-policy.ts'
import { objectionTables } from '../store-objections.ts'

/**
 * The holder objects to a use that the ledger shows (个人信息保护法 art. 44, 50: 便捷的个人行使权利的申请受理和处理机制). How
 * many working days the answer may take no law says: a setting.
 */
export const objectToUse = action(contract.objectToUse, {
  async run(ctx, { ledger, useId, words }) {
    const holder = actingWhollyFor(ctx)
    const use = await findInLedger(ctx, ledger, useId)
    if (!use || !holder || use.holder.kind !== holder.kind || use.holder.id !== holder.id) throw notFound({ useId })
    const id = ctx.newId()
    const calendar = await loadCalendar(ctx)
    const answerDue = addWorkingDays(calendar, ctx.today, ctx.config.objectionAnswerDays).dueOn
    const raised = await objectionTables(ctx)
      .insertInto('oversight.objection')
      .values({
        id,
        ledger,
        use_id: useId,
        thing_id: use.thing.id,
        thing_title: use.thing.title,
        organ_id: use.organId ?? null,
        region_code: use.regionCode,
        used_by: use.by,
        purpose: use.purpose,
        used_at: use.at,
        holder_kind: holder.kind,
        holder_id: holder.id,
        words,
        raised_at: ctx.now,
        raised_by: ctx.actor.id,
        answer_due: answerDue,
        reminded_on: null,
        outcome: null,
        answer: null,
        answered_at: null,
        answered_by_name: null,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst()
    if (raised.numInsertedOrUpdatedRows !== 1n) throw contract.alreadyObjected()
    await sendNotice(ctx, {
      to: await answerers(ctx, use.regionCode),
      kind: 'todo',
      title: `异议：${use.thing.title}的一次使用`,
      body: `持有人认为${use.by}的这次使用不当：${sentence(words)}请在${chineseDate(answerDue)}前查明并答复。`,
      link: '/work/oversight/objections',
      about: { module: 'oversight', id },
      dedupeKey: `oversight.objection:${id}`,
    })
    ctx.emit(useObjected, { objectionId: id, ledger, useId, organId: use.organId })
    return { id, answerDue }
  },
})
