import { type Ctx, tables } from '#kernel/ctx.ts'
import type { Asks, SignaturePurpose, TicketState } from './contract.ts'
import type { WindowKind } from './rules/queue.ts'

export type TicketRow = {
  id: string
  hall_id: string
  day: string
  kind: WindowKind
  number: string
  state: TicketState
  taken_at: Date
  called_at: Date | null
  called_by: string | null
  window_no: string | null
  ended_at: Date | null
}

export type ScreenRow = {
  account_id: string
  organ_id: string
  region_code: string
  place: string
  clerk: string
  code: string | null
  code_until: Date | null
  token: string | null
  ends_at: Date | null
  version: number
  shown: string | null
  shown_until: Date | null
  asks: Asks | null
  case_id: string | null
  confirmed_at: Date | null
  signature_id: string | null
}

export type SignatureRow = {
  id: string
  case_id: string
  region_code: string
  organ_id: string
  purpose: SignaturePurpose
  document_id: string
  sha256: string
  statement: string
  signer: string
  place: string
  witness: string
  signed_at: Date
}

type CounterTables = {
  'counter.ticket': TicketRow
  'counter.screen': ScreenRow
  'counter.signature': SignatureRow
}

export const counterTables = (ctx: Pick<Ctx, 'db'>) => tables<CounterTables>(ctx)

export function ticketOf({ id, number, kind, taken_at }: TicketRow) {
  return { id, number, kind, takenAt: taken_at.toISOString() }
}

/** The ticket this account is serving today. */
export async function findTicketAtHand(ctx: Ctx): Promise<TicketRow | undefined> {
  return counterTables(ctx)
    .selectFrom('counter.ticket')
    .selectAll()
    .where('called_by', '=', ctx.actor.id)
    .where('day', '=', ctx.today)
    .where('state', '=', 'called')
    .executeTakeFirst()
}

export async function endTicket(ctx: Ctx, id: string, state: 'served' | 'missed'): Promise<void> {
  await counterTables(ctx)
    .updateTable('counter.ticket')
    .set({ state, ended_at: ctx.now })
    .where('id', '=', id)
    .execute()
}
