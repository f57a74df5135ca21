import { type Generated, type Selectable, sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { BillStatus, FeeLine, Means, MovementKind, RefundCause, RefundStatus } from './contract.ts'

type BillTable = {
  id: string
  number: string
  region_code: string
  organ_id: string
  subject_module: string
  subject_id: string
  subject_number: string
  title: string
  item_id: string | null
  payer_kind: 'person' | 'enterprise'
  payer_id: string
  payer_name: string
  lines: FeeLine[]
  amount: number
  status: BillStatus
  due_on: string
  attempts: Generated<number>
  failure: string | null
  raised_at: Date
  paying_at: Date | null
  asked_at: Date | null
  asks: Generated<number>
  paid_at: Date | null
  taken: Generated<number>
  returned: Generated<number>
  ended_why: string | null
  closed: Generated<boolean>
  at_counter: Generated<boolean>
  receipt_number: string | null
  receipt_file_id: string | null
  changed_at: Date
}
export type BillRow = Selectable<BillTable>

export type MovementRow = {
  kind: MovementKind
  serial: string
  bill_id: string
  amount: number
  at: Date
  day: string
  refund_id: string | null
  learned_at: Date
  learned_by: 'notice' | 'query' | 'counter'
  means: Means
  by_id: string | null
  by_name: string | null
  shift_id: string | null
}

export type RefundRow = {
  id: string
  bill_id: string
  amount: number
  cause: RefundCause
  reason: string
  status: RefundStatus
  proposed_by: string
  proposed_by_name: string
  proposed_at: Date
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Date | null
  words: string | null
  sent_at: Date | null
  at_counter: boolean
  done_at: Date | null
}

type PaymentsTables = {
  'payments.bill': BillTable
  'payments.movement': MovementRow
  'payments.refund': RefundRow
}

export const paymentsTables = (ctx: Pick<Ctx, 'db'>) => tables<PaymentsTables>(ctx)

export async function findBill(
  ctx: Pick<Ctx, 'db'>,
  by: { id: string } | { number: string } | { subject_id: string },
): Promise<BillRow | undefined> {
  const [[column, value]] = Object.entries(by) as [['id' | 'number' | 'subject_id', string]]
  return paymentsTables(ctx).selectFrom('payments.bill').selectAll().where(column, '=', value).executeTakeFirst()
}

/** Held until the transaction ends. @throws notFound */
export async function lockBill(ctx: Pick<Ctx, 'db'>, id: string): Promise<BillRow> {
  const row = await paymentsTables(ctx)
    .selectFrom('payments.bill')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ billId: id })
  return row
}

export async function saveBill(ctx: Ctx, bill: BillRow, set: Partial<Omit<BillRow, 'lines'>>): Promise<BillRow> {
  await paymentsTables(ctx)
    .updateTable('payments.bill')
    .set({ ...set, changed_at: ctx.now })
    .where('id', '=', bill.id)
    .execute()
  ctx.touch(`payments:${bill.organ_id}`)
  return { ...bill, ...set, changed_at: ctx.now }
}

export async function movementsOf(ctx: Pick<Ctx, 'db'>, billId: string): Promise<MovementRow[]> {
  return paymentsTables(ctx)
    .selectFrom('payments.movement')
    .selectAll()
    .where('bill_id', '=', billId)
    .orderBy('at')
    .orderBy('serial')
    .execute()
}

export async function refundsOf(ctx: Pick<Ctx, 'db'>, billId: string): Promise<RefundRow[]> {
  return paymentsTables(ctx)
    .selectFrom('payments.refund')
    .selectAll()
    .where('bill_id', '=', billId)
    .orderBy('proposed_at')
    .orderBy('id')
    .execute()
}

/** What is proposed or on its way back. */
export const underwayOf = (refunds: readonly RefundRow[]): number =>
  refunds
    .filter(({ status }) => status === 'proposed' || status === 'approved')
    .reduce((sum, { amount }) => sum + amount, 0)

export async function moneyOf(ctx: Pick<Ctx, 'db'>, billId: string): Promise<{ taken: number; returned: number }> {
  const { rows } = await sql<{ taken: number; returned: number }>`
    select coalesce(sum(amount) filter (where kind = 'taken'), 0)::int as taken,
           coalesce(sum(amount) filter (where kind = 'returned'), 0)::int as returned
    from payments.movement where bill_id = ${billId}`.execute(ctx.db)
  return rows[0]!
}

/** Of what came through the gateway, what has neither gone back nor is on its way. */
export async function onlineLeftOf(ctx: Pick<Ctx, 'db'>, billId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select (coalesce((select sum(case kind when 'taken' then amount else -amount end)
        from payments.movement where bill_id = ${billId} and means = 'gateway'), 0)
      - coalesce((select sum(amount) from payments.refund
        where bill_id = ${billId} and not at_counter and status in ('proposed', 'approved')), 0))::int as left`.execute(
    ctx.db,
  )
  return rows[0]!.left
}

/** A bill as the rule for the counter reads it. */
export const owedBy = (bill: BillRow) => ({
  status: bill.status,
  amount: bill.amount,
  taken: bill.taken,
  returned: bill.returned,
  dueOn: bill.due_on,
  ended: bill.ended_why !== null,
})

/** Not to be guessed from another. */
export const orderNumber = (ctx: Pick<Ctx, 'today' | 'newId'>): string =>
  `${ctx.today.replaceAll('-', '')}${ctx.newId().slice(-12).toUpperCase()}`

export const subjectOf = (bill: BillRow) => ({
  billId: bill.id,
  subjectModule: bill.subject_module,
  subjectId: bill.subject_id,
})
