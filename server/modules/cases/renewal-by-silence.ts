import type { Ctx } from '#kernel/ctx.ts'
import { renewalNotDue } from './contract.ts'
import { decideRenewed } from './decision.ts'
import { dropProcedure } from './procedures.ts'
import type { CaseRow } from './store.ts'
import { requireOpen } from './transitions.ts'

/** The body decided nothing before the licence ended: it counts as renewed. @throws cases.renewal-not-due */
export async function deemRenewed(ctx: Ctx, file: CaseRow): Promise<CaseRow> {
  requireOpen(file, 'deem-renewed')
  if (file.renew_by === null || ctx.today <= file.renew_by) throw renewalNotDue({ lastDay: file.renew_by })
  await dropProcedure(ctx, file, '视为准予延续，程序终止')
  return decideRenewed(ctx, file)
}
