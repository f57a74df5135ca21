/** Lists of open cases as one short index range for each body and status: flat, however many cases there are. */
import { type RawBuilder, sql } from 'kysely'
import type { Actor, Scope } from '#kernel/actor.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { describeOrgans, listOrgans } from '#modules/organs/index.ts'
import { type CaseListRow, type CaseTab, type Status, statuses, statusTitles } from '../contract.ts'
import { canOf } from '../policy.ts'
import { endStatuses } from '../rules/case-status.ts'
import type { CaseRow } from '../store.ts'
import { dueIn } from './case-clock.ts'

export const openStatuses: readonly Status[] = statuses.filter((one) => !endStatuses.includes(one))

type TabRule = { word: string; statuses: readonly Status[] }

/** Each tab is what one word lets a post do. */
export const tabs: Record<CaseTab, TabRule> = {
  all: { word: 'cases.see', statuses: openStatuses },
  intake: { word: 'cases.accept', statuses: ['filed', 'corrected'] },
  review: { word: 'cases.examine', statuses: ['accepted'] },
  decision: { word: 'cases.decide', statuses: ['examined'] },
  delivery: { word: 'cases.deliver', statuses: ['granted', 'denied', 'delivered'] },
  waiting: { word: 'cases.see', statuses: ['correcting'] },
  special: { word: 'cases.examine', statuses: ['suspended'] },
}

/** The bodies a word reaches; a case's region is its body's. */
export async function organsReached(ctx: Ctx, scope: Scope | undefined): Promise<string[]> {
  if (!scope) return []
  if (!scope.everywhere && !scope.regions?.length) return [...(scope.organs ?? [])]
  const organs = await listOrgans(ctx)
  return organs
    .filter((organ) => covers(scope, { organId: organ.id, regionCode: organ.regionCode }))
    .map((organ) => organ.id)
}

/** The bodies whose cases this actor may see under both the word and `cases.see`. */
export async function organsOf(ctx: Ctx, word: string, only?: string): Promise<string[]> {
  const reached = await organsReached(ctx, scopeOf(ctx.actor, word))
  const seen = word === 'cases.see' ? reached : new Set(await organsReached(ctx, scopeOf(ctx.actor, 'cases.see')))
  const both = Array.isArray(seen) ? seen : reached.filter((id) => seen.has(id))
  return only ? both.filter((id) => id === only) : both
}

/**
 * The first `limit` open cases of these bodies in these statuses by due date, after a position. Which they are is read
 * from the index alone; only they themselves are fetched.
 */
export function openCases(
  organs: readonly string[],
  wanted: readonly Status[],
  limit: number,
  after?: { due: string; id: string },
): RawBuilder<CaseRow> {
  const from = after ? sql`and (c.due_on, c.id) > (${after.due}::date, ${after.id}::uuid)` : sql``
  return sql<CaseRow>`
    select f.* from (
      select found.id, found.due_on from unnest(${[...organs]}::uuid[]) as o (id) cross join unnest(${[...wanted]}::text[]) as s (status)
      cross join lateral (
        select c.id, c.due_on from cases.case_file c
        where c.organ_id = o.id and c.status = s.status and c.is_open ${from}
        order by c.due_on, c.id limit ${limit}
      ) found
      order by found.due_on, found.id limit ${limit}
    ) top
    join cases.case_file f on f.id = top.id
    order by f.due_on, f.id`
}

/** Cases as rows of a staff list, names looked up for the whole page at once. */
export async function listRows(ctx: Ctx, rows: readonly CaseRow[]): Promise<CaseListRow[]> {
  const names = await describeVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  const organs = await describeOrgans(
    ctx,
    rows.map((row) => row.organ_id),
  )
  const calendar = await loadCalendar(ctx)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    itemId: row.item_id,
    itemName: names.get(row.version_id)?.name ?? '',
    organId: row.organ_id,
    organName: organs.get(row.organ_id)?.name ?? '',
    applicantName: row.applicant_name,
    applicantKind: row.applicant_kind,
    status: row.status,
    statusTitle: statusTitles[row.status],
    handling: row.handling,
    channel: row.channel,
    ...dueIn(ctx, row, calendar),
    provisional: row.provisional && row.due_on > calendar.publishedThrough,
    filedAt: row.filed_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    handler: row.handler_name ?? undefined,
    can: canOf(ctx.actor as Actor, row),
  }))
}
