/** Money over the counter: kept as a movement like the gateway's, under a number of our own or of the card terminal's slip. */
import type { Ctx } from '#kernel/ctx.ts'
import { type CounterMeans, type MovementKind, slipMissing, slipUsed } from './contract.ts'
import { openDrawer } from './drawers.ts'
import { type BillRow, type MovementRow, orderNumber, paymentsTables } from './store.ts'

type Move = { kind: MovementKind; means: CounterMeans; amount: number; slip?: string; refundId?: string }

/**
 * Once for a slip: a terminal's reference number names one payment.
 * @returns the serial it is kept under
 * @throws slipMissing, slipUsed, notYours for cash without a post
 */
export async function keepAtCounter(ctx: Ctx, bill: BillRow, move: Move): Promise<string> {
  if (move.means === 'pos' && !move.slip) throw slipMissing()
  const serial = move.means === 'pos' ? `POS-${move.slip!.toUpperCase()}` : `CASH-${orderNumber(ctx)}`
  const { numInsertedOrUpdatedRows } = await paymentsTables(ctx)
    .insertInto('payments.movement')
    .values({
      kind: move.kind,
      serial,
      bill_id: bill.id,
      amount: move.amount,
      at: ctx.now,
      day: ctx.today,
      refund_id: move.refundId ?? null,
      learned_at: ctx.now,
      learned_by: 'counter',
      means: move.means,
      by_id: ctx.actor.id,
      by_name: ctx.actor.name,
      shift_id: null,
    })
    .onConflict((same) => same.columns(['kind', 'serial']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) throw slipUsed()
  if (move.means === 'cash') await openDrawer(ctx)
  return serial
}

/** Cash goes back in cash, a card is refunded on the card. */
export function counterMeansOf(movements: readonly MovementRow[]): CounterMeans | undefined {
  const means = movements.find((one) => one.kind === 'taken' && one.means !== 'gateway')?.means
  return means === 'gateway' ? undefined : means
}
