/** Money on its way back: proposed by one, decided by another, sent to the gateway, confirmed by it. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { accountsHolding, accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { refundNotOpen, type RefundCause, refundCauses } from './contract.ts'
import { splitBack } from './rules/counter.ts'
import { type BillRow, onlineLeftOf, paymentsTables, type RefundRow } from './store.ts'

type Back = { amount: number; cause: RefundCause; reason: string }

/**
 * One refund, or two where the bill was paid online and at a window.
 * @returns the id of the first
 */
export async function proposeBack(ctx: Ctx, bill: BillRow, back: Back): Promise<string> {
  const { online, counter } = splitBack(back.amount, await onlineLeftOf(ctx, bill.id))
  const first = online > 0 ? await proposeOne(ctx, bill, { ...back, amount: online }, false) : undefined
  const second = counter > 0 ? await proposeOne(ctx, bill, { ...back, amount: counter }, true) : undefined
  return (first ?? second)!
}

async function proposeOne(
  ctx: Ctx,
  bill: BillRow,
  { amount, cause, reason }: Back,
  atCounter: boolean,
): Promise<string> {
  const id = ctx.newId()
  await paymentsTables(ctx)
    .insertInto('payments.refund')
    .values({
      id,
      bill_id: bill.id,
      amount,
      cause,
      reason,
      status: 'proposed',
      proposed_by: ctx.actor.id,
      proposed_by_name: ctx.actor.kind === 'staff' ? ctx.actor.name : '系统',
      proposed_at: ctx.now,
      decided_by: null,
      decided_by_name: null,
      decided_at: null,
      words: null,
      sent_at: null,
      at_counter: atCounter,
      done_at: null,
    })
    .execute()
  await sendNotice(ctx, {
    to: await accountsHolding(ctx, 'payments.approve-refund', bill.organ_id),
    kind: 'todo',
    title: '退费等待复核',
    body: `办件 ${bill.subject_number}“${bill.title}”有一笔 ${(amount / 100).toFixed(2)} 元的退费等待复核：${refundCauses[cause]}。`,
    link: `/work/payments/${bill.id}`,
    about: { module: 'payments', id: bill.id },
    dedupeKey: `payments:refund:${id}`,
  })
  return id
}

/** @throws refundNotOpen */
export async function changeRefund(
  ctx: Ctx,
  refundId: string,
  from: RefundRow['status'],
  set: Partial<RefundRow>,
): Promise<void> {
  const { numUpdatedRows } = await paymentsTables(ctx)
    .updateTable('payments.refund')
    .set(set)
    .where('id', '=', refundId)
    .where('status', '=', from)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw refundNotOpen()
}

/** What the gateway has said about refunds it was sent; again is harmless. */
export async function noteRefunds(
  ctx: Ctx,
  bill: BillRow,
  returned: readonly { refund?: string; at: string }[],
  refused: readonly { refund: string; reason: string }[],
): Promise<void> {
  const told = [
    ...returned.flatMap(({ refund, at }) => (refund ? [{ refund, status: 'done', at, words: null }] : [])),
    ...refused.map(({ refund, reason }) => ({ refund, status: 'refused', at: null, words: reason })),
  ]
  if (told.length === 0) return
  await sql`
    update payments.refund r set status = t.status, done_at = t.at, words = coalesce(t.words, r.words)
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t (refund uuid, status text, at timestamptz, words text)
    where r.id = t.refund and r.bill_id = ${bill.id} and r.status = 'approved'`.execute(ctx.db)
}

/** What came over the counter goes back over it: the payer has to come. */
export async function tellToFetch(ctx: Ctx, bill: BillRow, refund: RefundRow): Promise<void> {
  await sendNotice(ctx, {
    to: await accountsOf(ctx, { kind: bill.payer_kind, id: bill.payer_id }),
    of: { kind: bill.payer_kind, id: bill.payer_id },
    kind: 'todo',
    title: '请到窗口领取退费',
    body: `“${bill.title}”的费用 ${(refund.amount / 100).toFixed(2)} 元同意退还。请带缴费收据到缴费的窗口领取；刷卡的请带原卡。`,
    link: `/bills/${bill.id}`,
    about: { module: 'payments', id: bill.id },
    dedupeKey: `payments:refund:${refund.id}:fetch`,
  })
}
