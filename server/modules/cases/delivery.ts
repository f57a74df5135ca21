/** Handing over the decision and the licence (行政许可法 art. 44). */
import type { Ctx } from '#kernel/ctx.ts'
import { caseClosed, caseDelivered } from './events.ts'
import { aboutCase } from './facts.ts'
import { requirePaid } from './fees.ts'
import type { CaseRow, EventFacts } from './store.ts'
import { advance } from './transitions.ts'

export type HandOver = Pick<EventFacts, 'receivedBy' | 'tracking'> & { channel: NonNullable<EventFacts['channel']> }

/** Online delivery arrives at once and closes the case. @throws cases.act-not-open, cases.payment-due */
export async function handOver(ctx: Ctx, file: CaseRow, facts: HandOver): Promise<CaseRow> {
  await requirePaid(ctx, file, 'delivery')
  const delivered = await advance(ctx, file, { act: 'deliver', facts, phase: null })
  ctx.emit(caseDelivered, { ...aboutCase(file), channel: facts.channel })
  if (facts.channel !== 'online') return delivered
  const closed = await advance(ctx, delivered, { act: 'close', set: { closed_at: ctx.now } })
  ctx.emit(caseClosed, aboutCase(file))
  return closed
}
