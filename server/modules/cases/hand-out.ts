/** For the desk that hands results out: delivery with its proof. */
import type { Ctx } from '#kernel/ctx.ts'
import { type HandOver, handOverProven } from './delivery.ts'
import { requirePaid } from './fees.ts'
import { lockCase } from './steps.ts'

/** Delivers and closes, unless it was delivered meanwhile. @throws cases.payment-due */
export async function handOverCase(ctx: Ctx, caseId: string, given: HandOver): Promise<void> {
  const file = await lockCase(ctx, caseId)
  if (file.status === 'granted' || file.status === 'denied') await handOverProven(ctx, file, given)
}

/** Before a result leaves the house. @throws cases.payment-due */
export async function requirePaidBefore(ctx: Ctx, caseId: string): Promise<void> {
  await requirePaid(ctx, await lockCase(ctx, caseId), 'delivery')
}
