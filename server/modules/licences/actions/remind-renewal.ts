import { action } from '#kernel/action.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { lastDayInTime, mayRemind } from '../rules/renewal-reminder.ts'
import { licencesTables, lockLicence } from '../store.ts'

/** Reminds the holder, once, until when a renewal is applied for in time (行政许可法 art. 50(1)). */
export const remindRenewal = action(contract.remindRenewal, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: (ctx) => ctx.actor.kind === 'system',
  async run(ctx, { id }, licence) {
    const { valid_to: validTo, status, renewal_reminded_on: already } = licence
    if (
      already ||
      status !== 'valid' ||
      validTo === null ||
      !mayRemind(validTo, ctx.today, ctx.config.renewalReminderDays)
    )
      return { id, reminded: false }
    await licencesTables(ctx)
      .updateTable('licences.licence')
      .set({ renewal_reminded_on: ctx.today })
      .where('id', '=', id)
      .execute()
    const [end, last] = [chineseDate(validTo), chineseDate(lastDayInTime(validTo))]
    await sendNotice(ctx, {
      to: await accountsOf(ctx, { kind: licence.holder_kind, id: licence.holder_id }),
      of: { kind: licence.holder_kind, id: licence.holder_id },
      kind: 'deadline',
      title: `${licence.title}快到期了`,
      body: `您的《${licence.title}》（${licence.number}）有效期到${end}。需要延续的，请在${last}前（届满三十日前）申请；按时申请、届满前没有答复的，视为准予延续（《行政许可法》第五十条）。`,
      link: `/licences/${id}`,
      about: { module: 'licences', id },
      dedupeKey: `licences.renewal:${id}`,
    })
    return { id, reminded: true }
  },
})
