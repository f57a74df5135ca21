/** The life of a bill as the module that raises it sees it. */
import { chineseDate } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { addDays } from '#kernel/time.ts'
import type { BillStatus, FeeLine, RefundCause } from './contract.ts'
import { billRaised, orderToClose } from './events.ts'
import { proposeBack } from './refunds.ts'
import { refundable } from './rules/bill-status.ts'
import {
  type BillRow,
  findBill,
  lockBill,
  orderNumber,
  paymentsTables,
  refundsOf,
  saveBill,
  subjectOf,
  underwayOf,
} from './store.ts'

export type NewBill = {
  regionCode: string
  organId: string
  subject: { module: string; id: string; number: string }
  /** What is applied for. */
  title: string
  itemId?: string
  payer: { kind: 'person' | 'enterprise'; id: string; name: string }
  lines: readonly FeeLine[]
  /** Calendar days to pay in, from tomorrow. */
  days: number
}

/** One bill for a subject, with a message to whoever pays; asked again, the one that is there. */
export async function raiseBill(ctx: Ctx, given: NewBill): Promise<string> {
  const known = await findBill(ctx, { subject_id: given.subject.id })
  if (known) return known.id
  const { subject, payer, title } = given
  const id = ctx.newId()
  const amount = given.lines.reduce((sum, line) => sum + line.amount, 0)
  const dueOn = addDays(ctx.today, given.days)
  await paymentsTables(ctx)
    .insertInto('payments.bill')
    .values({
      id,
      number: orderNumber(ctx),
      region_code: given.regionCode,
      organ_id: given.organId,
      subject_module: subject.module,
      subject_id: subject.id,
      subject_number: subject.number,
      title,
      item_id: given.itemId ?? null,
      payer_kind: payer.kind,
      payer_id: payer.id,
      payer_name: payer.name,
      lines: JSON.stringify(given.lines) as unknown as FeeLine[],
      amount,
      status: 'due',
      due_on: dueOn,
      failure: null,
      raised_at: ctx.now,
      paying_at: null,
      asked_at: null,
      paid_at: null,
      ended_why: null,
      receipt_number: null,
      receipt_file_id: null,
      changed_at: ctx.now,
    })
    .execute()
  await sendNotice(ctx, {
    to: await accountsOf(ctx, payer, given.itemId),
    of: payer,
    kind: 'payment',
    title: '请缴费',
    body: `您申请的“${title}”需要缴费 ${yuan(amount)} 元，请在${chineseDate(dueOn)}前缴清。`,
    link: `/bills/${id}`,
    about: { module: 'payments', id },
    dedupeKey: `payments:${id}:due`,
  })
  ctx.emit(billRaised, { billId: id, subjectModule: subject.module, subjectId: subject.id })
  ctx.touch(`payments:${given.organId}`)
  return id
}

/**
 * Nothing is owed any more. What has not been paid need not be; what has been paid is proposed for refund where `refunds` says so.
 */
export async function endBill(
  ctx: Ctx,
  subjectId: string,
  { cause, why, refunds }: { cause: RefundCause; why: string; refunds: boolean },
): Promise<void> {
  const known = await findBill(ctx, { subject_id: subjectId })
  if (!known) return
  const bill = await lockBill(ctx, known.id)
  if (bill.ended_why !== null) return
  if (bill.taken > 0) {
    if (!refunds) return
    const ended = await saveBill(ctx, bill, { ended_why: why })
    const amount = refundable(ended, underwayOf(await refundsOf(ctx, bill.id)))
    if (amount > 0) await proposeBack(ctx, ended, { amount, cause, reason: why })
    return
  }
  await saveBill(ctx, bill, { status: 'cancelled', ended_why: why, failure: null })
  if (bill.attempts > 0) ctx.emit(orderToClose, subjectOf(bill))
}

export type BillStanding = { id: string; status: BillStatus; amount: number; dueOn: string; settled: boolean }

/** Where the subject's bill stands; `settled`: nothing of it is owed. */
export async function billStanding(ctx: Ctx, subjectId: string): Promise<BillStanding | undefined> {
  const bill = await findBill(ctx, { subject_id: subjectId })
  return bill && { id: bill.id, status: bill.status, amount: bill.amount, dueOn: bill.due_on, settled: isSettled(bill) }
}

const unsettled: ReadonlySet<BillStatus> = new Set(['due', 'paying', 'lapsed'])
const isSettled = ({ status }: Pick<BillRow, 'status'>): boolean => !unsettled.has(status)

/** 分 as people write 元. */
export const yuan = (cents: number): string => (cents / 100).toFixed(2)
