/** Bills as pages and lists show them. */
import type { Ctx } from '#kernel/ctx.ts'
import { type BillPage, billStatusTitles, meansTitles, movementTitles, refundCauses, refundTitles } from './contract.ts'
import { counterMeansOf } from './counter-money.ts'
import { canOf, holdsHere, mayDecide } from './policy.ts'
import { refundable } from './rules/bill-status.ts'
import { toTake } from './rules/counter.ts'
import { type BillRow, type MovementRow, owedBy, type RefundRow, underwayOf } from './store.ts'

export function rowOf(bill: BillRow) {
  return {
    id: bill.id,
    number: bill.number,
    subjectId: bill.subject_id,
    subjectNumber: bill.subject_number,
    title: bill.title,
    payerName: bill.payer_name,
    amount: bill.amount,
    taken: bill.taken,
    returned: bill.returned,
    status: bill.status,
    statusTitle: billStatusTitles[bill.status],
    dueOn: bill.due_on,
    raisedAt: bill.raised_at.toISOString(),
    paidAt: bill.paid_at?.toISOString(),
  }
}

export function pageShown(
  ctx: Ctx,
  bill: BillRow,
  organName: string,
  movements: readonly MovementRow[],
  refunds: readonly RefundRow[],
): BillPage {
  return {
    ...rowOf(bill),
    organName,
    lines: bill.lines,
    failure: bill.failure ?? undefined,
    attempts: bill.attempts,
    payingSince: bill.status === 'paying' ? bill.paying_at?.toISOString() : undefined,
    askedAt: bill.asked_at?.toISOString(),
    endedWhy: bill.ended_why ?? undefined,
    receipt: bill.receipt_number ? { number: bill.receipt_number } : undefined,
    movements: movements.map((one) => ({
      kind: one.kind,
      title: movementTitles[one.kind],
      serial: one.serial,
      amount: one.amount,
      at: one.at.toISOString(),
      means: one.means,
      meansTitle: meansTitles[one.means],
      by: one.by_name ?? undefined,
    })),
    toTake: toTake(owedBy(bill), ctx.today),
    refunds: refunds.map((one) => ({
      id: one.id,
      amount: one.amount,
      cause: one.cause,
      causeTitle: refundCauses[one.cause],
      reason: one.reason,
      status: one.status,
      statusTitle: one.at_counter && one.status === 'approved' ? '待窗口退付' : refundTitles[one.status],
      proposedBy: one.proposed_by_name,
      proposedAt: one.proposed_at.toISOString(),
      decidedBy: one.decided_by_name ?? undefined,
      words: one.words ?? undefined,
      doneAt: one.done_at?.toISOString(),
      mayDecide: mayDecide(ctx.actor, bill, one),
      counter: one.at_counter ? counterMeansOf(movements) : undefined,
      mayPayOut: one.at_counter && one.status === 'approved' && holdsHere(ctx.actor, 'payments.take', bill),
    })),
    refundable: refundable(bill, underwayOf(refunds)),
    standIn: ctx.config.paymentStandIn ?? false,
    can: canOf(ctx, bill, refunds),
  }
}
