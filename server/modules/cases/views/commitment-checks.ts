import { type RawBuilder, sql } from 'kysely'
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { checkModes, describeVersions, riskClasses } from '#modules/catalogue/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import { checkCan } from '../commitment-check.ts'
import * as contract from '../contract.ts'
import type { CheckRow } from '../easier-store.ts'
import { workingDaysFrom } from '../rules/clock.ts'
import { type CaseRow, casesTables } from '../store.ts'
import { isOverdue } from './easier-parts.ts'
import { organsOf } from './in-scope.ts'

/** Counting stops here: 「99+」 says enough. */
const MOST = 100

export type CheckFilter = 'open' | 'overdue' | 'done'

/** Promises to be checked, the first due first; those done, by the same day. */
export const commitmentChecks = view(contract.commitmentChecks, {
  async look(ctx, { after, limit, show }) {
    const organs = await organsOf(ctx, 'cases.see')
    const rows = await checksAt(ctx, organs, show, limit + 1, after)
    const overdue = await sql<{ count: number }>`
      select count(*)::int as count from (
        select from cases.commitment_check c
        where c.organ_id = any(${organs}::uuid[]) and ${checksWhere(ctx, 'overdue')} limit ${MOST}) few`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, placeOfCheck)
    return {
      rows: await checkRows(ctx, page),
      next,
      overdue: overdue.rows[0]!.count,
    }
  },
})

/** Which checks `c` a list shows. */
export function checksWhere({ today }: Pick<Ctx, 'today'>, show: CheckFilter): RawBuilder<boolean> {
  if (show === 'done') return sql`not c.is_open`
  return show === 'overdue' ? sql`c.is_open and not c.provisional and c.next_on < ${today}::date` : sql`c.is_open`
}

export const placeOfCheck = ({ next_on, case_id }: CheckRow): string => `${next_on}_${case_id}`

/** One page of the checks of these bodies. @param after where the page before ended */
export async function checksAt(
  ctx: Ctx,
  organs: readonly string[],
  show: CheckFilter,
  limit: number,
  after?: string,
): Promise<CheckRow[]> {
  const from = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(after ?? '')
  const { rows } = await sql<CheckRow>`
    select k.* from unnest(${[...organs]}::uuid[]) as o (id) cross join lateral (
      select c.* from cases.commitment_check c
      where c.organ_id = o.id and ${checksWhere(ctx, show)}
        ${from ? sql`and (c.next_on, c.case_id) > (${from[1]}::date, ${from[2]}::uuid)` : sql``}
      order by c.next_on, c.case_id limit ${limit}
    ) k order by k.next_on, k.case_id limit ${limit}`.execute(ctx.db)
  return rows
}

type Shown = OutputOf<typeof contract.commitmentChecks>['rows'][number]

/** As the list shows them, each with its case. */
export async function checkRows(ctx: Ctx, checks: readonly CheckRow[]): Promise<Shown[]> {
  const files = await casesOf(
    ctx,
    checks.map((one) => one.case_id),
  )
  const names = await describeVersions(
    ctx,
    [...files.values()].map((file) => file.version_id),
  )
  const bodies = await describeOrgans(
    ctx,
    checks.map((one) => one.organ_id),
  )
  const calendar = await loadCalendar(ctx)
  return checks.map((check) => {
    const file = files.get(check.case_id)!
    return {
      caseId: check.case_id,
      number: file.number,
      itemName: names.get(file.version_id)?.name ?? '',
      organName: bodies.get(check.organ_id)?.name ?? '',
      applicantName: file.applicant_name,
      status: check.status,
      statusTitle: contract.checkStatuses[check.status],
      mode: checkModes[check.mode],
      risk: riskClasses[check.risk],
      nextOn: check.next_on,
      remaining: workingDaysFrom(calendar, ctx.today, check.next_on),
      provisional: check.provisional,
      overdue: isOverdue(ctx, check),
      can: checkCan(ctx, file, check),
    }
  })
}

async function casesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, CaseRow>> {
  if (ids.length === 0) return new Map()
  const found = await casesTables(ctx)
    .selectFrom('cases.case_file')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(found.map((file) => [file.id, file]))
}
