import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { askedOnce } from '#kernel/db.ts'
import { type NamedDay, type PublishedCalendar, publishedCalendar } from './rules/published-calendar.ts'

/** `version` names the publication that was counted with, `2026.1`: the last published year and the edition. */
export type Calendar = PublishedCalendar & { readonly version: string }

/** Editions never change, so remembering them by key is always right; a handful, because tests open many databases. */
const remembered = new Map<string, Calendar>()
const REMEMBERED_AT_MOST = 4

/**
 * The calendar current in this transaction. Costs one single-row query a transaction; the days themselves are remembered
 * in the process until another publication, by whichever process, changes the edition.
 */
export function loadCalendar(ctx: Pick<Ctx, 'db'>): Promise<Calendar> {
  return askedOnce(ctx, 'calendar.edition', () => currentCalendar(ctx))
}

async function currentCalendar(ctx: Pick<Ctx, 'db'>): Promise<Calendar> {
  const { rows } = await sql<{ key: string }>`select key from calendar.edition`.execute(ctx.db)
  const key = rows[0]?.key
  return (key && remembered.get(key)) || readCalendar(ctx)
}

/** Key and days come from one statement, so that a publication between two reads cannot mix them. */
async function readCalendar(ctx: Pick<Ctx, 'db'>): Promise<Calendar> {
  const { rows } = await sql<{ key: string; number: number; lastYear: number; days: NamedDay[] }>`
    select e.key, e.number, (select max(year) from calendar.year) as "lastYear",
           (select jsonb_agg(jsonb_build_object('date', date, 'works', works, 'name', name)) from calendar.v_day) as days
    from calendar.edition e`.execute(ctx.db)
  const edition = rows[0]
  if (!edition) throw new Error('the calendar has no published year: the seed did not run')
  const calendar = {
    ...publishedCalendar(edition.days, edition.lastYear),
    version: `${edition.lastYear}.${edition.number}`,
  }
  for (const old of [...remembered.keys()].slice(0, remembered.size - REMEMBERED_AT_MOST + 1)) remembered.delete(old)
  remembered.set(edition.key, calendar)
  return calendar
}

export type NewYear = {
  year: number
  holidays: readonly { date: string; name: string }[]
  workdays: readonly string[]
  publishedBy: string
  documentNo?: string
  source?: string
}

/** The years published so far, each with its latest version. Locks the edition: one publication at a time. */
export async function lockPublishedYears(ctx: Ctx): Promise<Map<number, number>> {
  await sql`insert into calendar.edition (number, key) values (0, ${ctx.newId()}) on conflict do nothing`.execute(
    ctx.db,
  )
  await sql`select from calendar.edition for update`.execute(ctx.db)
  return publishedYears(ctx)
}

export async function publishedYears(ctx: Pick<Ctx, 'db'>): Promise<Map<number, number>> {
  const { rows } = await sql<{ year: number; version: number }>`
    select year, max(version) as version from calendar.year group by year`.execute(ctx.db)
  return new Map(rows.map((row) => [row.year, row.version]))
}

/** Writes each year as a new version and starts a new edition. Call after `lockPublishedYears`. */
export async function addYears(ctx: Ctx, years: readonly (NewYear & { version: number })[]): Promise<string[]> {
  const made = years.map((year) => ({ ...year, id: ctx.newId() }))
  const rows = made.map(({ id, year, version, publishedBy, documentNo, source }) => ({
    id,
    year,
    version,
    published_by: publishedBy,
    document_no: documentNo,
    source,
  }))
  const days = made.flatMap(({ id, holidays, workdays }) => [
    ...holidays.map(({ date, name }) => ({ year_id: id, date, works: false, name })),
    ...workdays.map((date) => ({ year_id: id, date, works: true, name: '调休上班' })),
  ])
  await sql`
    insert into calendar.year (id, year, version, published_at, published_by, document_no, source)
    select id, year, version, ${ctx.now}, published_by, document_no, source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as y (id uuid, year int, version int, published_by text, document_no text, source text)`.execute(ctx.db)
  await sql`
    insert into calendar.day (year_id, date, works, name)
    select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
      as d (year_id uuid, date date, works boolean, name text)`.execute(ctx.db)
  await sql`update calendar.edition set number = number + 1, key = ${ctx.newId()}`.execute(ctx.db)
  return made.map(({ id }) => id)
}
