/**
 * What the gateway says, taken over. It always says all it knows of an order, and movements only ever grow: the same answer
 * twice, an old one after a new one, or one that never came change nothing in the end.
 */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { BillStatus, OrderState } from './contract.ts'
import { billPaid, billRefunded } from './events.ts'
import { noteRefunds, proposeBack } from './refunds.ts'
import { excessOf, failureCounts, statusBy } from './rules/bill-status.ts'
import { type BillRow, lockBill, moneyOf, movementsOf, refundsOf, saveBill, subjectOf, underwayOf } from './store.ts'

export async function applyState(
  ctx: Ctx,
  billId: string,
  state: OrderState,
  learnedBy: 'notice' | 'query',
): Promise<BillRow> {
  const bill = await lockBill(ctx, billId)
  await keepMovements(ctx, bill, state, learnedBy)
  await noteRefunds(
    ctx,
    bill,
    state.movements.filter(({ kind }) => kind === 'returned'),
    state.refused,
  )
  const money = await moneyOf(ctx, bill.id)
  const failed = state.state === 'failed' && failureCounts(bill.status, bill.attempts, state.attempt)
  const before: BillStatus = failed ? 'due' : bill.status
  const status = statusBy(before, { amount: bill.amount, ...money })
  const owed = bill.ended_why === null
  const nowPaid = owed && status === 'paid' && bill.paid_at === null
  const next = await saveBill(ctx, bill, {
    ...money,
    status,
    failure: status === 'due' ? (failed ? (state.reason ?? '支付没有成功') : bill.failure) : null,
    closed: bill.closed || state.state === 'closed' || (bill.at_counter && state.state === 'paid'),
    paid_at: bill.paid_at ?? (nowPaid ? await whenPaid(ctx, bill) : null),
  })
  if (nowPaid) ctx.emit(billPaid, subjectOf(next))
  if (money.returned > bill.returned) ctx.emit(billRefunded, { ...subjectOf(next), returned: money.returned })
  if (money.taken > bill.taken) await sendExcessBack(ctx, next)
  return next
}

async function keepMovements(
  ctx: Ctx,
  bill: BillRow,
  { movements }: OrderState,
  learnedBy: 'notice' | 'query',
): Promise<void> {
  if (movements.length === 0) return
  await sql`
    with kept as (
      insert into payments.movement (kind, serial, bill_id, amount, at, day, refund_id, learned_at, learned_by)
      select m.kind, m.serial, ${bill.id}, m.amount, m.at, (m.at at time zone 'Asia/Shanghai')::date, m.refund, ${ctx.now}, ${learnedBy}
      from jsonb_to_recordset(${JSON.stringify(movements)}::jsonb)
        as m (kind text, serial text, amount int, at timestamptz, refund uuid)
      on conflict do nothing returning kind, serial
    )
    update payments.difference d set settled_at = ${ctx.now}, settled_by_name = '系统', words = '已向支付平台查询并补记'
    from kept k where d.kind = k.kind and d.serial = k.serial and d.ours is null and d.settled_at is null`.execute(
    ctx.db,
  )
}

async function whenPaid(ctx: Ctx, bill: BillRow): Promise<Date> {
  const taken = (await movementsOf(ctx, bill.id)).filter(({ kind }) => kind === 'taken')
  return taken.at(-1)?.at ?? ctx.now
}

/** Taken twice, or taken after the bill had ended: a refund is proposed at once; a person decides. */
async function sendExcessBack(ctx: Ctx, bill: BillRow): Promise<void> {
  const ended = bill.ended_why !== null && bill.paid_at === null
  const excess = excessOf(bill, ended, underwayOf(await refundsOf(ctx, bill.id)))
  if (excess === 0) return
  await proposeBack(
    ctx,
    bill,
    ended
      ? { amount: excess, cause: 'ended', reason: `${bill.ended_why!}，之后收到的款项应当退回` }
      : { amount: excess, cause: 'overpaid', reason: '支付平台对同一笔费用重复或者多收了款项' },
  )
}
