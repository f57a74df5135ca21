/**
 * Lists of cases as SQL: one short index range for each body and status, merged; a filter is decided inside the
 * index. Flat, however many cases are closed, and bounded by what is open in the reach of the post.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { unnamed } from '#kernel/db.ts'
import { addDays, momentOf } from '#kernel/time.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import type { CaseFilter, CaseSort } from '../contract.ts'
import type { CaseRow } from '../store.ts'
import { isCut, organsIn, pieceOf, type Source, sourcesOf, type Stand, standsOf } from './case-sources.ts'
import { tabs } from './in-scope.ts'

/** A condition on the case `c`, of which `due` is the day that counts. */
type Condition = (due: RawBuilder<unknown>) => RawBuilder<unknown>

/** A list ready to be asked: where, and what must be true. */
export type OpenCases = {
  sources: readonly Source[]
  where: readonly Condition[]
  /** There are more cases than are looked at: the text says too little, or too much is asked of one post. */
  vague: boolean
  /** Only the bare list of statuses is asked so often that it is planned once. */
  often: boolean
}

const SOON_DAYS = 3
/** So many cases that begin like a text are looked at, in each body and in all. */
const MOST_HITS = 2000
const TELLING_DIGITS = 14

/** Whose list it is: where they find it, and who 「我」 is. It can be kept and read again by another. */
export type Viewpoint = { sources: readonly Source[]; me: { id: string; name: string } }

export async function viewpointOf(ctx: Ctx, filter: CaseFilter): Promise<Viewpoint> {
  const { actor } = ctx
  return { sources: await sourcesOf(ctx, filter), me: { id: actor.subjectId ?? actor.id, name: actor.name } }
}

/** What the filter means for this actor today. */
export async function openCasesFor(ctx: Ctx, filter: CaseFilter): Promise<OpenCases> {
  return openCasesSeenFrom(ctx, filter, await viewpointOf(ctx, filter))
}

export async function openCasesSeenFrom(ctx: Ctx, filter: CaseFilter, viewpoint: Viewpoint): Promise<OpenCases> {
  const sources = filter.itemId ? await withItem(ctx, filter.itemId, viewpoint.sources) : viewpoint.sources
  const where: Condition[] = [...attributes(filter, viewpoint.me), ...(await dates(ctx, filter))]
  if (filter.deferred || tabs[filter.tab].deferred) where.push(() => sql`c.deferred_open > 0`)
  // What is found by status has its status already.
  if (filter.status && sources.some(({ by }) => by !== 'status')) where.push(() => sql`c.status = ${filter.status}`)
  if (filter.organId && sources.some(({ by }) => by === 'step' || by === 'upper'))
    where.push(() => sql`c.organ_id = ${filter.organId}::uuid`)
  const found = filter.text ? await byText(ctx, filter.text, sources) : { vague: false }
  if (found.is) where.push(found.is)
  const [only] = sources
  const often = where.length === 0 && sources.length === 1 && only?.by === 'status' && !only.countersign
  return { sources, where, often, vague: found.vague || isCut(sources) }
}

/** Only the bodies that have open cases of the item: most items are one body's. */
async function withItem(ctx: Ctx, itemId: string, sources: readonly Source[]): Promise<readonly Source[]> {
  const organs = organsIn(sources)
  if (organs.length < 2) return sources
  const { rows } = await sql<{ id: string }>`
    select o.id from unnest(${organs}::uuid[]) as o (id) where exists (
      select from cases.case_file c where c.item_id = ${itemId}::uuid and c.organ_id = o.id and c.is_open)`.execute(
    ctx.db,
  )
  const having = new Set(rows.map((row) => row.id))
  return sources.map((one) =>
    one.by === 'status' ? { ...one, ranges: one.ranges.filter(({ organId }) => having.has(organId)) } : one,
  )
}

/** Where cases are found by body they are looked up by the text first; the few found by step or check are compared with it. */
async function byText(ctx: Ctx, text: string, sources: readonly Source[]): Promise<{ is?: Condition; vague: boolean }> {
  if (
    sources.some(({ by }) => by === 'check' || by === 'step' || by === 'upper') &&
    !sources.some(({ by }) => by === 'status')
  ) {
    const digits = likeThis(text.replace(/\s/g, '').slice(-TELLING_DIGITS))
    const name = likeThis(text)
    return {
      vague: false,
      is: () => sql`(c.applicant_name like ${name} or right(c.number, ${sql.lit(TELLING_DIGITS)}) like ${digits})`,
    }
  }
  const hits = await beginning(ctx, text, organsIn(sources))
  return { vague: hits.length > MOST_HITS, is: () => sql`c.id = any(${hits.slice(0, MOST_HITS)}::uuid[])` }
}

function attributes(filter: CaseFilter, me: Viewpoint['me']): Condition[] {
  const where: Condition[] = []
  if (filter.itemId) where.push(() => sql`c.item_id = ${filter.itemId}::uuid`)
  if (filter.handling) where.push(() => sql`c.handling = ${filter.handling}`)
  if (filter.channel) where.push(() => sql`c.channel = ${filter.channel}`)
  if (filter.applicantKind) where.push(() => sql`c.applicant_kind = ${filter.applicantKind}`)
  if (filter.provisional) where.push(() => sql`c.provisional`)
  if (filter.handler === 'me') where.push(() => sql`c.handler_name = ${me.name} and c.handler_id = ${me.id}`)
  else if (filter.handler) where.push(() => sql`c.handler_name = ${filter.handler}`)
  return where
}

async function dates(ctx: Ctx, filter: CaseFilter): Promise<Condition[]> {
  const where: Condition[] = []
  if (filter.due === 'overdue') where.push((due) => sql`${due} < ${ctx.today}::date`)
  if (filter.due === 'soon') {
    const { dueOn } = addWorkingDays(await loadCalendar(ctx), ctx.today, SOON_DAYS)
    where.push((due) => sql`${due} between ${ctx.today}::date and ${dueOn}::date`)
  }
  if (filter.dueFrom) where.push((due) => sql`${due} >= ${filter.dueFrom}::date`)
  if (filter.dueTo) where.push((due) => sql`${due} <= ${filter.dueTo}::date`)
  const { filedFrom, filedTo } = filter
  if (filedFrom) where.push(() => sql`c.filed_at >= ${momentOf(filedFrom, 0)}`)
  if (filedTo) where.push(() => sql`c.filed_at < ${momentOf(addDays(filedTo, 1), 0)}`)
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
  columns: (due: RawBuilder<unknown>) => RawBuilder<unknown>
  by: (due: RawBuilder<unknown>) => RawBuilder<unknown>
  /** The same once they are columns of `top`. */
  again: RawBuilder<unknown>
  beyond: (due: RawBuilder<unknown>, value: string, id: string) => RawBuilder<unknown>
}

const orders: Record<CaseSort, Order> = {
  due: {
    columns: (due) => sql`c.id, ${due} as due_on`,
    by: (due) => sql`${due}, c.id`,
    again: sql`top.due_on, top.id`,
    beyond: (due, value, id) => sql`and (${due}, c.id) > (${value}::date, ${id}::uuid)`,
  },
  // Ids carry the moment they were made: the order of filing is theirs.
  filed: {
    columns: () => sql`c.id`,
    by: () => sql`c.id`,
    again: sql`top.id`,
    beyond: (_due, _value, id) => sql`and c.id > ${id}::uuid`,
  },
  updated: {
    columns: () => sql`c.id, c.updated_at`,
    by: () => sql`c.updated_at desc, c.id desc`,
    again: sql`top.updated_at desc, top.id desc`,
    beyond: (_due, value, id) => sql`and (c.updated_at, c.id) < (${value}::timestamptz, ${id}::uuid)`,
  },
}

export type CasePage = {
  rows: CaseRow[]
  /** What is to be done in those that are listed for a step or a check. */
  stands: Map<string, Stand>
  next?: string
}

/** The first `limit` cases of the list in this order, after a position. */
export async function openCasePage(
  ctx: Ctx,
  list: OpenCases,
  sort: CaseSort,
  limit: number,
  after?: string,
): Promise<CasePage> {
  if (list.sources.length === 0) return { rows: [], stands: new Map() }
  const { rows } = await pageStatement(list, sort, limit, after).execute(ctx.db)
  const page = rows.slice(0, limit)
  const stands = await standsOf(ctx, list.sources, page)
  const last = page.at(-1)
  const place = last && `${valueOf(sort, last, stands.get(last.id))}_${last.id}`
  return { rows: page, stands, next: rows.length > limit ? place : undefined }
}

/** One row more than asked, to know whether more follow. */
export function pageStatement(list: OpenCases, sort: CaseSort, limit: number, after?: string): RawBuilder<CaseRow> {
  const order = orders[sort]
  const position = positionOf(after)
  const found = branches(list, (source) => {
    const { forEach, from, is, due } = pieceOf(source)
    const beyond = position ? order.beyond(due, position.value, position.id) : sql``
    return sql`select c.* from ${forEach} cross join lateral (
      select ${order.columns(due)} from ${from} where ${all(list, is, due)} ${beyond} order by ${order.by(due)} limit ${limit + 1}
    ) c`
  })
  return sql<CaseRow>`${list.often ? sql`` : unnamed}
    select c.* from (select top.* from (${found}) top order by ${order.again} limit ${limit + 1}) top
    join cases.case_file c on c.id = top.id order by ${order.again}`
}

/** How many the list holds; counting stops at `cap`. */
export async function countOpenCases(ctx: Ctx, list: OpenCases, cap: number): Promise<number> {
  if (list.sources.length === 0) return 0
  const found = branches(list, (source) => {
    const { forEach, from, is, due } = pieceOf(source)
    return sql`select c.id from ${forEach} cross join lateral (
      select c.id from ${from} where ${all(list, is, due)} limit ${cap}
    ) c`
  })
  const { rows } = await sql<{ count: number }>`${list.often ? sql`` : unnamed}
    select count(*) as count from (select from (${found}) found limit ${cap}) few`.execute(ctx.db)
  return rows[0]!.count
}

/** A case found twice is listed once. */
function branches({ sources }: OpenCases, branch: (source: Source) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.join(sources.map(branch), sql` union `)
}

function all({ where }: OpenCases, is: RawBuilder<unknown>, due: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.join([is, ...where.map((condition) => condition(due))], sql` and `)
}

function valueOf(sort: CaseSort, row: CaseRow, stand?: Stand): string {
  return { due: stand?.dueOn ?? row.due_on, filed: '', updated: row.updated_at.toISOString() }[sort]
}

/** A position that is not one of ours starts at the top. */
function positionOf(after?: string): { value: string; id: string } | undefined {
  const found = /^([0-9T:.Z-]*)_([0-9a-f-]{36})$/.exec(after ?? '')
  return found ? { value: found[1]!, id: found[2]! } : undefined
}
