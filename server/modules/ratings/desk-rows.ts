import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar, workingDaysBetween } from '#modules/calendar/index.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { type DeskRow, levelTitles, stateTitles } from './contract.ts'
import { canOf } from './policy.ts'
import { overStates } from './rules/rectification.ts'
import type { RatingRow, RectificationRow } from './store.ts'

export type DeskSource = RectificationRow & Pick<RatingRow, 'case_id' | 'case_number' | 'version_id' | 'rated_at'>

/** Bad ratings as the desk shows them: everything but who rated. */
export async function deskRows(ctx: Ctx, rows: readonly DeskSource[]): Promise<DeskRow[]> {
  const items = await describeVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  const organs = await describeOrgans(
    ctx,
    rows.map((row) => row.organ_id),
  )
  const calendar = await loadCalendar(ctx)
  return rows.map((row) => {
    const over = overStates.includes(row.state)
    return {
      id: row.rating_id,
      caseId: row.case_id,
      caseNumber: row.case_number,
      itemName: items.get(row.version_id)?.name ?? '',
      organId: row.organ_id,
      organName: organs.get(row.organ_id)?.name ?? '',
      level: row.level,
      levelTitle: levelTitles[row.level],
      state: row.state,
      stateTitle: stateTitles[row.state],
      outcome: row.outcome ?? undefined,
      dueOn: over ? undefined : row.due_on,
      remaining: over ? undefined : workingDaysBetween(calendar, ctx.today, row.due_on),
      ratedAt: row.rated_at.toISOString(),
      escalated: !over && row.escalated_in === row.state,
      can: canOf(ctx.actor, row),
    }
  })
}
