import type { Ctx } from '#kernel/ctx.ts'
import { type FailedAttempt, on } from '#kernel/event.ts'
import { messageOf } from '#kernel/log.ts'
import { findPhoneOfAccount } from '#modules/identity/index.ts'
import { sendMail } from './channels/mail.ts'
import type { Outcome } from './channels/outcome.ts'
import { askForReports, sendText } from './channels/sms.ts'
import { type NoticeKind, noticeKindRules } from './contract.ts'
import { mailDue, noticeSent, reportsDue, textDue } from './events.ts'
import { quietUntil } from './rules/quiet-hours.ts'
import { wantedChannels } from './rules/wanted-channels.ts'
import { receiptsOf } from './reports.ts'
import { choicesOf, findMessage, type PreferenceRow, preferenceOf, quietOf } from './store.ts'
import {
  addDelivery,
  dropDelivery,
  forgetFormerNumber,
  type DueDelivery,
  holdDelivery,
  lockDelivery,
  markFailed,
  markSent,
  noteReports,
} from './store-delivery.ts'

/** Each channel the person wants and this installation has becomes a delivery of its own, tried and proved apart. */
export const chooseChannels = on(noticeSent, 'notices.choose-channels', async (ctx, { messageId }) => {
  const message = await findMessage(ctx, messageId)
  if (!message) return
  const wanted = waysOf(await preferenceOf(ctx, message.account_id), message.kind)
  if (ctx.config.smsUrl && wanted.includes('sms'))
    ctx.emit(textDue, { deliveryId: await addDelivery(ctx, messageId, 'sms') })
  if (ctx.config.smsUrl && message.also_to)
    ctx.emit(textDue, { deliveryId: await addDelivery(ctx, messageId, 'sms', true) })
  if (ctx.config.smtpUrl && wanted.includes('mail'))
    ctx.emit(mailDue, { deliveryId: await addDelivery(ctx, messageId, 'mail') })
})

const waysOf = (preference: PreferenceRow, kind: NoticeKind) =>
  wantedChannels(
    { ...choicesOf(preference), hasAddress: preference.mail_address_sealed !== null },
    kind,
    noticeKindRules[kind],
  )

export const handOverText = on(
  textDue,
  'notices.hand-over-text',
  (ctx, { deliveryId }) =>
    handOver(ctx, deliveryId, async ({ id, account_id, title, text_link: sealed, former, also_to: before }) => {
      const phone = former ? before && ctx.vault.open(before) : await numberOf(ctx, account_id)
      if (!phone || !ctx.config.smsUrl) return undefined
      return sendText(
        ctx.config.smsUrl,
        { id, phone, text: `【一窗】${title}。${sealed ? leadingTo(ctx, sealed) : '详情请登录平台查看“我的消息”。'}` },
        ctx.now,
      )
    }),
  recordFailure,
)

/** A person's stands with their details; staff give one for this alone. */
async function numberOf(ctx: Ctx, accountId: string): Promise<string | undefined> {
  const { phone_sealed: sealed } = await preferenceOf(ctx, accountId)
  return sealed ? ctx.vault.open(sealed) : findPhoneOfAccount(ctx, accountId)
}

/** Opened for the gateway alone. */
function leadingTo(ctx: Ctx, sealed: string): string {
  const { publicUrl, host, port } = ctx.config
  return `${publicUrl ?? `http://${host}:${port}`}${ctx.vault.open(sealed)} 只能用一次，请勿转发。`
}

export const handOverMail = on(
  mailDue,
  'notices.hand-over-mail',
  (ctx, { deliveryId }) =>
    handOver(ctx, deliveryId, async ({ id, account_id, title, body }) => {
      const { mail_address_sealed: sealed } = await preferenceOf(ctx, account_id)
      if (!sealed || !ctx.config.smtpUrl) return undefined
      return sendMail(ctx.config.smtpUrl, { id, address: ctx.vault.open(sealed), subject: title, text: body })
    }),
  recordFailure,
)

/** How long after a text left it is first asked about. */
const REPORT_AFTER_MS = 60_000

/** @param send undefined when there is no number or address to send to */
async function handOver(
  ctx: Ctx,
  deliveryId: string,
  send: (delivery: DueDelivery) => Promise<Outcome | undefined>,
): Promise<void> {
  const delivery = await lockDelivery(ctx, deliveryId)
  if (!delivery || delivery.state === 'sent' || delivery.state === 'delivered') return
  // Asked at every attempt: the hours may begin between two of them, and a choice be changed while it is held.
  const preference = await preferenceOf(ctx, delivery.account_id)
  if (!waysOf(preference, delivery.kind).includes(delivery.channel)) return dropDelivery(ctx, deliveryId)
  const until = noticeKindRules[delivery.kind].mayWait ? quietUntil(quietOf(preference), ctx.now) : undefined
  if (until) return holdDelivery(ctx, deliveryId, until)
  const outcome = await send(delivery)
  if (!outcome) return dropDelivery(ctx, deliveryId)
  if (delivery.former) await forgetFormerNumber(ctx, delivery.message_id)
  if (!outcome.taken) return markFailed(ctx, deliveryId, outcome.reason, 'refused')
  const reportDue = delivery.channel === 'sms' ? new Date(ctx.now.getTime() + REPORT_AFTER_MS) : undefined
  return markSent(ctx, deliveryId, outcome.receipt, reportDue)
}

async function recordFailure(ctx: Ctx, { deliveryId }: { deliveryId: string }, attempt: FailedAttempt): Promise<void> {
  await markFailed(ctx, deliveryId, attempt.error, attempt.dead ? 'gave-up' : 'retried')
}

/** A gateway that gives no answer is asked again by the sweep: a report is worth having, and nothing waits for it. */
export const fetchReports = on(reportsDue, 'notices.fetch-reports', async (ctx, { deliveryIds }) => {
  if (!ctx.config.smsUrl) return
  const asked = await receiptsOf(ctx, deliveryIds)
  if (asked.size === 0) return
  try {
    const told = await askForReports(ctx.config.smsUrl, [...asked.keys()], ctx.now)
    await noteReports(
      ctx,
      told.flatMap(({ receipt, ...report }) => (asked.has(receipt) ? [{ id: asked.get(receipt)!, ...report }] : [])),
    )
  } catch (error) {
    ctx.log.warn({ reason: messageOf(error) }, 'the SMS gateway gave no reports; it will be asked again')
  }
})
