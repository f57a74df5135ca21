import { type RawBuilder, sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { addWorkingDays, loadCalendar, workingDaysBetween } from '#modules/calendar/index.ts'
import { statusTitles, type Status } from '#modules/cases/index.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import { isBeyondLaw, SOON_WORKING_DAYS, watchedStatuses } from '../rules/watching.ts'
import { organsWithin, reaches, watchedColumns, type WatchedRow } from '../store.ts'

/** Cases of the bodies in reach that are about to be late, are late, or were accepted by silence; the worst first. */
export const watchedCases = view(contract.watchedCases, {
  async look(ctx, { watch, organId, after, limit }) {
    const organs = (await organsWithin(ctx, scopeOf(ctx.actor, 'oversight.see'))).filter(
      (organ) => !organId || organ.id === organId,
    )
    const from = positionOf(after)
    const beyond = from ? sql`and (c.due_on, c.id) > (${from.due}::date, ${from.id}::uuid)` : sql``
    const { rows } = await listOf(
      watch,
      organs.map((organ) => organ.id),
      await soonOf(ctx),
      ctx.today,
      beyond,
      limit + 1,
    ).execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.due_on}_${last.id}`)
    return {
      rows: await shown(ctx, page, new Map(organs.map((organ) => [organ.id, organ.name]))),
      next,
    }
  },
  asFile: {
    title: '监督的办件',
    columns: [
      { title: '办件编号', width: 40, value: (row) => row.number },
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '部门', width: 26, value: (row) => row.organName },
      { title: '申请人', width: 20, value: (row) => row.applicantName },
      { title: '环节', width: 14, value: (row) => row.statusTitle },
      { title: '到期日', width: 12, value: (row) => row.dueOn },
      { title: '剩余工作日', width: 12, value: (row) => row.remaining },
      { title: '超法定时限', width: 12, value: (row) => (row.beyondLaw ? '超法定时限' : '') },
      { title: '承办', width: 12, value: (row) => row.handler },
      { title: '超期说明', width: 40, value: (row) => row.explanation?.reason },
      { title: '预计办完', width: 12, value: (row) => row.explanation?.expectedOn },
      { title: '督办', width: 16, value: (row) => (row.orderOpen ? '督办单待答复' : '') },
    ],
  },
})

export async function soonOf(ctx: Ctx): Promise<string> {
  return addWorkingDays(await loadCalendar(ctx), ctx.today, SOON_WORKING_DAYS).dueOn
}

/** One short index range for each body (and status), merged: what is on time costs nothing. */
function listOf(
  watch: contract.Watch,
  organs: readonly string[],
  soon: string,
  today: string,
  beyond: RawBuilder<unknown>,
  limit: number,
): RawBuilder<WatchedRow> {
  if (watch === 'silent') {
    return sql<WatchedRow>`
      select found.* from unnest(${[...organs]}::uuid[]) as o (id) cross join lateral (
        select ${watchedColumns} from cases.v_case c
        where c.organ_id = o.id and c.deemed and c.is_open ${beyond} order by c.due_on, c.id limit ${limit}) found
      order by found.due_on, found.id limit ${limit}`
  }
  const range =
    watch === 'overdue' ? sql`c.due_on < ${today}::date` : sql`c.due_on between ${today}::date and ${soon}::date`
  return sql<WatchedRow>`
    select found.* from unnest(${[...organs]}::uuid[]) as o (id) cross join unnest(${[...watchedStatuses]}::text[]) as s (status)
    cross join lateral (
      select ${watchedColumns} from cases.v_case c
      where c.organ_id = o.id and c.status = s.status and c.is_open and ${range} ${beyond} order by c.due_on, c.id limit ${limit}) found
    order by found.due_on, found.id limit ${limit}`
}

function positionOf(after?: string): { due: string; id: string } | undefined {
  const found = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(after ?? '')
  return found ? { due: found[1]!, id: found[2]! } : undefined
}

async function shown(ctx: Ctx, rows: readonly WatchedRow[], organNames: ReadonlyMap<string, string>) {
  const names = await describeVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  const waiting = await withOpenOrder(
    ctx,
    rows.map((row) => row.id),
  )
  const said = await explanationsOf(
    ctx,
    rows.map((row) => row.id),
  )

  const calendar = await loadCalendar(ctx)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    itemName: names.get(row.version_id)?.name ?? '',
    organId: row.organ_id,
    organName: organNames.get(row.organ_id) ?? '',
    applicantName: row.applicant_name,
    status: row.status,
    statusTitle: statusTitles[row.status as Status],
    dueOn: row.due_on,
    remaining: workingDaysBetween(calendar, ctx.today, row.due_on),
    promisedDue: row.promised_due ?? undefined,
    statutoryDue: row.statutory_due ?? undefined,
    beyondLaw: beyondLaw(row, ctx.today),
    provisional: row.provisional,
    handler: row.handler_name ?? undefined,
    explanation: said.get(row.id),
    orderOpen: waiting.has(row.id),
    can: !waiting.has(row.id) && reaches(ctx.actor, 'oversight.supervise', row) ? ['issue-order' as const] : [],
  }))
}

const beyondLaw = (row: WatchedRow, today: string) =>
  isBeyondLaw(
    {
      status: row.status,
      statutoryDue: row.statutory_due,
      acceptanceDue: row.acceptance_due,
      deliveryDue: row.delivery_due,
    },
    today,
  )

async function withOpenOrder(ctx: Ctx, caseIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select case_id as id from oversight.supervision_order
    where case_id = any(${[...caseIds]}::uuid[]) and answered_at is null`.execute(ctx.db)
  return new Set(rows.map((row) => row.id))
}

/** The last word of the body on what is late now. */
async function explanationsOf(
  ctx: Ctx,
  caseIds: readonly string[],
): Promise<Map<string, { reason: string; expectedOn: string }>> {
  const { rows } = await sql<{ id: string; reason: string; expectedOn: string }>`
    select distinct on (d.case_id) d.case_id as id, d.reason, d.expected_on as "expectedOn" from cases.v_delay d
    where d.case_id = any(${[...caseIds]}::uuid[]) order by d.case_id, d.no desc`.execute(ctx.db)
  return new Map(rows.flatMap(({ id, reason, expectedOn }) => (reason ? [[id, { reason, expectedOn }] as const] : [])))
}
