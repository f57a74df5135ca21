import { action } from '#kernel/action.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { outstanding } from '../deferral.ts'
import { lockCase } from '../steps.ts'
import { casesTables, deferredOf } from '../store.ts'

/** Tells the applicant once, some days before the last one, what is still to come and what follows otherwise. */
export const remindDeferred = action(contract.remindDeferred, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: (ctx) => ctx.actor.kind === 'system',
  async run(ctx, { caseId }, file) {
    const waiting = outstanding(await deferredOf(ctx, caseId)).filter(
      (one) => one.reminded_at === null && one.remind_on <= ctx.today,
    )
    if (waiting.length === 0) return { caseId, reminded: 0 }
    const keys = waiting.map((one) => one.key)
    await casesTables(ctx)
      .updateTable('cases.deferred')
      .set({ reminded_at: ctx.now })
      .where('case_id', '=', caseId)
      .where('key', 'in', keys)
      .execute()
    const { content } = await getItemVersion(ctx, file.version_id)
    const list = waiting.map((one) => `“${one.name}”（${chineseDate(one.due_on)}前）`).join('、')
    await sendNotice(ctx, {
      to: await accountsOf(ctx, { kind: file.applicant_kind, id: file.applicant_id }, file.item_id),
      of: { kind: file.applicant_kind, id: file.applicant_id },
      kind: 'deadline',
      title: '请补交承诺后补的材料',
      body: `您申请的“${content.name}”还要补交${list}。到期没有补交的，${contract.deferralConsequenceTitles[waiting[0]!.consequence]}。`,
      link: `/cases/${caseId}`,
      about: { module: 'cases', id: caseId },
      dedupeKey: `cases:${caseId}:deferred:${keys.join(',')}`,
    })
    return { caseId, reminded: waiting.length }
  },
})
