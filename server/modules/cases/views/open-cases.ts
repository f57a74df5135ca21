/**
 * Lists of open cases as SQL: one short index range for each body and status, merged; a filter is decided inside the
 * index. Flat, however many cases are closed, and bounded by what is open in the reach of the post.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { unnamed } from '#kernel/db.ts'
import { addDays, momentOf } from '#kernel/time.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import type { CaseFilter, CaseSort } from '../contract.ts'
import type { CaseRow } from '../store.ts'
import { type Range, rangesOf, tabs } from './in-scope.ts'

/** A list ready to be asked: where, and what must be true. */
export type OpenCases = {
  ranges: readonly Range[]
  where: readonly RawBuilder<unknown>[]
  /** Cases that begin like the text, when one was given. */
  hits?: readonly string[]
  /** There were more of them than are looked at. */
  vague: boolean
}

/** A no that waits for a superior, as the partial index says it. */
export const awaitsCountersign = sql`c.countersign in ('refusal-proposed', 'denial-proposed')`

const SOON_DAYS = 3
/** So many cases that begin like a text are looked at, in each body and in all. */
const MOST_HITS = 2000
const TELLING_DIGITS = 14

/** Whose list it is: what they reach, and who 「我」 is. It can be kept and read again by another. */
export type Viewpoint = { ranges: readonly Range[]; me: { id: string; name: string } }

export async function viewpointOf(ctx: Ctx, filter: CaseFilter): Promise<Viewpoint> {
  const { actor } = ctx
  const ranges = await rangesOf(ctx, filter.tab, filter.organId, filter.status)
  return { ranges, me: { id: actor.subjectId ?? actor.id, name: actor.name } }
}

/** What the filter means for this actor today. */
export async function openCasesFor(ctx: Ctx, filter: CaseFilter): Promise<OpenCases> {
  return openCasesSeenFrom(ctx, filter, await viewpointOf(ctx, filter))
}

export async function openCasesSeenFrom(ctx: Ctx, filter: CaseFilter, { ranges, me }: Viewpoint): Promise<OpenCases> {
  const where = [...attributes(filter, me), ...(await dates(ctx, filter))]
  if (filter.deferred || tabs[filter.tab].deferred) where.push(sql`c.deferred_open > 0`)
  if (tabs[filter.tab].countersign) where.push(awaitsCountersign)
  if (!filter.text || ranges.length === 0) return { ranges, where, vague: false }
  const hits = await beginning(ctx, filter.text, [...new Set(ranges.map((one) => one.organId))])
  return { ranges, where, hits: hits.slice(0, MOST_HITS), vague: hits.length > MOST_HITS }
}

function attributes(filter: CaseFilter, me: Viewpoint['me']): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = []
  if (filter.itemId) where.push(sql`c.item_id = ${filter.itemId}::uuid`)
  if (filter.handling) where.push(sql`c.handling = ${filter.handling}`)
  if (filter.channel) where.push(sql`c.channel = ${filter.channel}`)
  if (filter.applicantKind) where.push(sql`c.applicant_kind = ${filter.applicantKind}`)
  if (filter.provisional) where.push(sql`c.provisional`)
  if (filter.handler === 'me') where.push(sql`c.handler_name = ${me.name} and c.handler_id = ${me.id}`)
  else if (filter.handler) where.push(sql`c.handler_name = ${filter.handler}`)
  return where
}

async function dates(ctx: Ctx, filter: CaseFilter): Promise<RawBuilder<unknown>[]> {
  const where: RawBuilder<unknown>[] = []
  if (filter.due === 'overdue') where.push(sql`c.due_on < ${ctx.today}::date`)
  if (filter.due === 'soon') {
    const { dueOn } = addWorkingDays(await loadCalendar(ctx), ctx.today, SOON_DAYS)
    where.push(sql`c.due_on between ${ctx.today}::date and ${dueOn}::date`)
  }
  if (filter.dueFrom) where.push(sql`c.due_on >= ${filter.dueFrom}::date`)
  if (filter.dueTo) where.push(sql`c.due_on <= ${filter.dueTo}::date`)
  if (filter.filedFrom) where.push(sql`c.filed_at >= ${momentOf(filter.filedFrom, 0)}`)
  if (filter.filedTo) where.push(sql`c.filed_at < ${momentOf(addDays(filter.filedTo, 1), 0)}`)
  return where
}

/** Open cases whose applicant's name, or the telling digits of whose number, begin so; one more than are looked at. */
async function beginning(ctx: Ctx, text: string, organs: readonly string[]): Promise<string[]> {
  const name = likeThis(text)
  const digits = text.replace(/\s/g, '')
  const isNumber = /^[0-9A-Za-z]+$/.test(digits)
  const whole = digits.length > TELLING_DIGITS ? sql`and c.number in (${digits}, ${digits.toUpperCase()})` : sql``
  const byNumber = sql`union all (select c.id from cases.case_file c
    where c.organ_id = o.id and c.is_open and right(c.number, ${sql.lit(TELLING_DIGITS)}) like ${likeThis(digits.slice(-TELLING_DIGITS))} ${whole}
    limit ${MOST_HITS + 1})`
  const { rows } = await sql<{ id: string }>`${unnamed}
    select h.id from unnest(${[...organs]}::uuid[]) as o (id) cross join lateral (
      (select c.id from cases.case_file c where c.organ_id = o.id and c.is_open and c.applicant_name like ${name} limit ${MOST_HITS + 1})
      ${isNumber ? byNumber : sql``}
    ) h limit ${MOST_HITS + 1}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

function likeThis(text: string): string {
  return `${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}

type Order = {
  /** What the order needs of a case: no more, so that the index alone can answer. */
  columns: RawBuilder<unknown>
  by: RawBuilder<unknown>
  beyond: (value: string, id: string) => RawBuilder<unknown>
}

const orders: Record<CaseSort, Order> = {
  due: {
    columns: sql`c.id, c.due_on`,
    by: sql`c.due_on, c.id`,
    beyond: (due, id) => sql`and (c.due_on, c.id) > (${due}::date, ${id}::uuid)`,
  },
  // Ids carry the moment they were made: the order of filing is theirs.
  filed: { columns: sql`c.id`, by: sql`c.id`, beyond: (_, id) => sql`and c.id > ${id}::uuid` },
  updated: {
    columns: sql`c.id, c.updated_at`,
    by: sql`c.updated_at desc, c.id desc`,
    beyond: (at, id) => sql`and (c.updated_at, c.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
}

/** The first `limit` cases of the list in this order, after a position. */
export async function openCasePage(
  ctx: Ctx,
  list: OpenCases,
  sort: CaseSort,
  limit: number,
  after?: string,
): Promise<{ rows: CaseRow[]; next?: string }> {
  if (list.ranges.length === 0) return { rows: [] }
  const { rows } = await pageStatement(list, sort, limit, after).execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? `${valueOf(sort, last)}_${last.id}` : undefined }
}

/** One row more than asked, to know whether more follow. */
export function pageStatement(list: OpenCases, sort: CaseSort, limit: number, after?: string): RawBuilder<CaseRow> {
  const order = orders[sort]
  const position = positionOf(after)
  const beyond = position ? order.beyond(position.value, position.id) : sql``
  return sql<CaseRow>`${asOften(list)}
    select c.* from (
      select c.id from ${rangesTable(list)} cross join lateral (
        select ${order.columns} from cases.case_file c
        where ${inRange(list)} ${beyond} order by ${order.by} limit ${limit + 1}
      ) c
      order by ${order.by} limit ${limit + 1}
    ) top
    join cases.case_file c on c.id = top.id
    order by ${order.by}`
}

/** How many the list holds; counting stops at `cap`. */
export async function countOpenCases(ctx: Ctx, list: OpenCases, cap: number): Promise<number> {
  if (list.ranges.length === 0) return 0
  const { rows } = await sql<{ count: number }>`${asOften(list)}
    select count(*) as count from (
      select 1 from ${rangesTable(list)} cross join lateral (
        select 1 from cases.case_file c where ${inRange(list)} limit ${cap}
      ) c limit ${cap}
    ) few`.execute(ctx.db)
  return rows[0]!.count
}

function rangesTable({ ranges }: OpenCases): RawBuilder<unknown> {
  return sql`unnest(${ranges.map((one) => one.organId)}::uuid[], ${ranges.map((one) => one.status)}::text[]) as r (organ_id, status)`
}

function inRange({ where, hits }: OpenCases): RawBuilder<unknown> {
  const all = [sql`c.organ_id = r.organ_id and c.status = r.status and c.is_open`, ...where]
  if (hits) all.push(sql`c.id = any(${[...hits]}::uuid[])`)
  return sql.join(all, sql` and `)
}

/** The bare list is asked all day and planned once; of the many combinations of filters each is planned as it comes. */
function asOften({ where, hits }: OpenCases): RawBuilder<unknown> {
  return where.length === 0 && !hits ? sql`` : unnamed
}

function valueOf(sort: CaseSort, row: CaseRow): string {
  return { due: row.due_on, filed: '', updated: row.updated_at.toISOString() }[sort]
}

/** A position that is not one of ours starts at the top. */
function positionOf(after?: string): { value: string; id: string } | undefined {
  const found = /^([0-9T:.Z-]*)_([0-9a-f-]{36})$/.exec(after ?? '')
  return found ? { value: found[1]!, id: found[2]! } : undefined
}
