/** The budgets of a case's steps, body by body, as its clock is explained. */
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as store from './store.ts'

export type StepBudget = {
  readonly organId: string
  readonly organName: string
  /** 环节. */
  readonly name: string
  readonly joint: boolean
  readonly from: string
  /** Working days. */
  readonly days: number
  readonly due: string
  readonly provisional: boolean
  /** The day it was done; absent while it is open. */
  readonly doneOn?: string
  /** The day on which the body's silence was recorded. */
  readonly lapsedOn?: string
}

/** Steps open or done, in their order; what was withdrawn or undone had no limit to keep. */
export async function stepBudgetsOf(ctx: Ctx, caseId: string): Promise<StepBudget[]> {
  const rows = (await store.allSteps(ctx, caseId)).filter(({ status }) => status === 'open' || status === 'done')
  const organs = await describeOrgans(
    ctx,
    rows.map((row) => row.organ_id),
  )
  return rows.map((row) => ({
    organId: row.organ_id,
    organName: organs.get(row.organ_id)?.name ?? '',
    name: row.name,
    joint: row.joint,
    from: row.opened_on,
    days: row.budget_days,
    due: row.due_on,
    provisional: row.provisional,
    doneOn: row.closed_at ? legalDateOf(row.closed_at) : undefined,
    lapsedOn: row.lapsed_on ?? undefined,
  }))
}
