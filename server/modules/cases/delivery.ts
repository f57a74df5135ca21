/** Handing over the decision and the licence (行政许可法 art. 44). */
import type { Ctx } from '#kernel/ctx.ts'
import { caseClosed, caseDelivered } from './events.ts'
import { aboutCase } from './facts.ts'
import { requirePaid } from './fees.ts'
import type { CaseRow, EventFacts } from './store.ts'
import { advance } from './transitions.ts'

export type HandOver = Pick<EventFacts, 'receivedBy' | 'tracking'> & {
  channel: NonNullable<EventFacts['channel']>
  /** How it is known that it arrived. */
  words?: string
}

/** Online delivery arrives at once and closes the case. @throws cases.act-not-open, cases.payment-due */
export async function handOver(ctx: Ctx, file: CaseRow, given: HandOver): Promise<CaseRow> {
  const delivered = await deliver(ctx, file, given)
  return given.channel === 'online' ? closeFile(ctx, delivered) : delivered
}

/** Delivered with its proof in hand: signed at the desk, or by the recipient of the parcel. The case is closed. */
export async function handOverProven(ctx: Ctx, file: CaseRow, given: HandOver): Promise<CaseRow> {
  return closeFile(ctx, await deliver(ctx, file, given))
}

async function deliver(ctx: Ctx, file: CaseRow, { words, ...facts }: HandOver): Promise<CaseRow> {
  await requirePaid(ctx, file, 'delivery')
  const delivered = await advance(ctx, file, { act: 'deliver', words, facts, phase: null })
  ctx.emit(caseDelivered, { ...aboutCase(file), channel: facts.channel })
  return delivered
}

async function closeFile(ctx: Ctx, delivered: CaseRow): Promise<CaseRow> {
  const closed = await advance(ctx, delivered, { act: 'close', set: { closed_at: ctx.now } })
  ctx.emit(caseClosed, aboutCase(delivered))
  return closed
}
