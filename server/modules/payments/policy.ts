/** Who may see and do what with a bill. Lists carry the same sentence as SQL. */
import { type RawBuilder, sql } from 'kysely'
import { type Actor, covers, holds, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { actingFor, itemsOfRelative } from '#modules/identity/index.ts'
import type { BillAct } from './contract.ts'
import { refundable } from './rules/bill-status.ts'
import { toTake } from './rules/counter.ts'
import { type BillRow, owedBy, type RefundRow, underwayOf } from './store.ts'

type Whose = Pick<BillRow, 'payer_kind' | 'payer_id' | 'item_id'>
type Where = Pick<BillRow, 'organ_id' | 'region_code'>

export function isPayer(actor: Actor, bill: Whose): boolean {
  const self = actingFor({ actor })
  const only = itemsOfRelative({ actor })
  if (only && !(bill.item_id && only.includes(bill.item_id))) return false
  return self !== undefined && self.kind === bill.payer_kind && self.id === bill.payer_id
}

export function holdsHere(actor: Actor, word: string, bill: Where): boolean {
  return (
    actor.kind !== 'citizen' && covers(scopeOf(actor, word), { organId: bill.organ_id, regionCode: bill.region_code })
  )
}

/** The payer sees their own; staff see what `payments.see` covers, and what they take fees for. */
export function maySee({ actor }: { actor: Actor }, bill: Whose & Where): boolean {
  return isPayer(actor, bill) || holdsHere(actor, 'payments.see', bill) || holdsHere(actor, 'payments.take', bill)
}

export function mayPay({ actor }: { actor: Actor }, bill: Whose): boolean {
  return isPayer(actor, bill)
}

export const mayHere =
  (word: string) =>
  ({ actor }: { actor: Actor }, bill: Where): boolean =>
    holdsHere(actor, word, bill)

/** The second person: whoever may approve, and did not propose it. */
export function mayDecide(actor: Actor, bill: Where, refund: Pick<RefundRow, 'status' | 'proposed_by'>): boolean {
  return (
    refund.status === 'proposed' && refund.proposed_by !== actor.id && holdsHere(actor, 'payments.approve-refund', bill)
  )
}

/** What this actor may do with the bill now. */
export function canOf(
  { actor, config, today }: Pick<Ctx, 'actor' | 'config' | 'today'>,
  bill: BillRow,
  refunds: readonly RefundRow[],
): BillAct[] {
  const on = config.paymentUrl !== undefined
  const open = bill.status === 'due' || bill.status === 'paying'
  const manages = holdsHere(actor, 'payments.manage', bill)
  const acts: Record<BillAct, boolean> = {
    pay: on && open && bill.due_on >= today && isPayer(actor, bill) && holds(actor, 'payments.pay'),
    ask: on && bill.attempts > 0 && maySee({ actor }, bill),
    'propose-refund': manages && refundable(bill, underwayOf(refunds)) > 0,
    'approve-refund': refunds.some((refund) => mayDecide(actor, bill, refund)),
    take: holdsHere(actor, 'payments.take', bill) && toTake(owedBy(bill), today) > 0,
    renew: manages && bill.status === 'lapsed',
  }
  return (Object.keys(acts) as BillAct[]).filter((act) => acts[act])
}

/** The scope of a word as a condition on `b.organ_id` and `b.region_code`. */
export function inScope({ actor }: Pick<Ctx, 'actor'>, word: string): RawBuilder<boolean> {
  const scope = scopeOf(actor, word)
  if (scope?.everywhere) return sql`true`
  const organs = [...(scope?.organs ?? [])]
  const regions = (scope?.regions ?? []).map((prefix) => `${prefix}%`)
  return sql`(b.organ_id = any(${organs}::uuid[]) or b.region_code like any(${regions}::text[]))`
}
