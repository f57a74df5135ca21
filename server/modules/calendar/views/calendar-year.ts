import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

type Row = {
  year: number
  version: number
  published_at: Date
  published_by: string
  document_no: string | null
  source: string | null
  holidays: { date: string; name: string }[]
  workdays: string[]
}

export const calendarYear = view(contract.calendarYear, {
  async look(ctx, { year }) {
    const { rows } = await sql<Row>`
      select y.year, y.version, y.published_at, y.published_by, y.document_no, y.source,
             coalesce((select jsonb_agg(jsonb_build_object('date', date, 'name', name) order by date)
                       from calendar.day where year_id = y.id and not works), '[]') as holidays,
             coalesce((select jsonb_agg(date order by date) from calendar.day where year_id = y.id and works), '[]') as workdays
      from calendar.year y where y.year = ${year} order by y.version desc limit 1`.execute(ctx.db)
    const row = rows[0]
    if (!row) throw contract.yearNotPublished({ year })
    return {
      year: row.year,
      version: row.version,
      publishedAt: row.published_at.toISOString(),
      publishedBy: row.published_by,
      documentNo: row.document_no ?? undefined,
      source: row.source ?? undefined,
      holidays: row.holidays,
      workdays: row.workdays,
    }
  },
})
