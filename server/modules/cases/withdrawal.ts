import type { Ctx } from '#kernel/ctx.ts'
import { caseWithdrawn } from './events.ts'
import { aboutCase } from './facts.ts'
import { endFee } from './fees.ts'
import { dropProcedure } from './procedures.ts'
import type { CaseRow } from './store.ts'
import { advance } from './transitions.ts'

/** The application is taken back; there will be no decision. */
export async function withdraw(
  ctx: Ctx,
  file: CaseRow,
  act: 'withdraw' | 'receive-withdrawal',
  words?: string,
): Promise<CaseRow> {
  await dropProcedure(ctx, file, '申请已撤回，程序终止')
  const next = await advance(ctx, file, { act, words, phase: null, set: { closed_at: ctx.now } })
  await endFee(ctx, file, 'withdrawn')
  ctx.emit(caseWithdrawn, aboutCase(file))
  return next
}
