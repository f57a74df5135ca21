import type { Ctx } from '#kernel/ctx.ts'
import { type FailedAttempt, on } from '#kernel/event.ts'
import { findPhoneOfAccount } from '#modules/identity/index.ts'
import { sendMail } from './channels/mail.ts'
import type { Outcome } from './channels/outcome.ts'
import { sendText } from './channels/sms.ts'
import { mailDue, noticeSent, textDue } from './events.ts'
import {
  addDelivery,
  dropDelivery,
  type DueDelivery,
  findMessage,
  lockDelivery,
  markFailed,
  markSent,
  preferenceOf,
} from './store.ts'

/** Each channel the person wants and this installation has becomes a delivery of its own, tried and proved apart. */
export const chooseChannels = on(noticeSent, 'notices.choose-channels', async (ctx, { messageId }) => {
  const message = await findMessage(ctx, messageId)
  if (!message) return
  const wanted = await preferenceOf(ctx, message.account_id)
  if (ctx.config.smsUrl && wanted.sms) ctx.emit(textDue, { deliveryId: await addDelivery(ctx, messageId, 'sms') })
  if (ctx.config.smtpUrl && wanted.mail) ctx.emit(mailDue, { deliveryId: await addDelivery(ctx, messageId, 'mail') })
})

export const handOverText = on(
  textDue,
  'notices.hand-over-text',
  (ctx, { deliveryId }) =>
    handOver(ctx, deliveryId, async ({ id, account_id, title, text_link: sealed }) => {
      const phone = await findPhoneOfAccount(ctx, account_id)
      if (!phone || !ctx.config.smsUrl) return undefined
      return sendText(
        ctx.config.smsUrl,
        { id, phone, text: `【一窗】${title}。${sealed ? leadingTo(ctx, sealed) : '详情请登录平台查看“我的消息”。'}` },
        ctx.now,
      )
    }),
  recordFailure,
)

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

/** @param send undefined when there is no number or address to send to */
async function handOver(
  ctx: Ctx,
  deliveryId: string,
  send: (delivery: DueDelivery) => Promise<Outcome | undefined>,
): Promise<void> {
  const delivery = await lockDelivery(ctx, deliveryId)
  if (!delivery || delivery.state === 'sent') return
  const outcome = await send(delivery)
  if (!outcome) await dropDelivery(ctx, deliveryId)
  else if (outcome.taken) await markSent(ctx, deliveryId, outcome.receipt)
  else await markFailed(ctx, deliveryId, outcome.reason, true)
}

async function recordFailure(ctx: Ctx, { deliveryId }: { deliveryId: string }, attempt: FailedAttempt): Promise<void> {
  await markFailed(ctx, deliveryId, attempt.error, attempt.dead)
}
