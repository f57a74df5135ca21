/** The list of rows as a file, written behind: as the list shows them, naming no person. */
import { sql } from 'kysely'
import type { Scope } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { cutPage } from '#kernel/page.ts'
import { continueExport, type ExportList, giveUpExport } from '#modules/exports/index.ts'
import type { ExchangeListRow, RowFilter } from './contract.ts'
import { rowPortionDue } from './events.ts'
import { conditionsOf, listed, listRows } from './listing.ts'
import { scopeCovers } from './policy.ts'
import { shanghaiMoment } from './rules/moment.ts'

/** `before`: what was offered once the export was asked for is not in it. */
export type ExportedRows = { filter: RowFilter; scope: Pick<Scope, 'everywhere' | 'regions'>; before: string }

const rowsAsFile: ExportList<ExportedRows, ExchangeListRow> = {
  columns: [
    { title: '数据表', width: 24, value: (row) => row.tableTitle },
    { title: '表名', width: 26, value: (row) => row.table },
    { title: '编号', width: 40, value: (row) => row.number },
    { title: '记录标识', width: 38, value: (row) => row.guid },
    { title: '版本', width: 6, value: (row) => row.revision },
    { title: '状态', width: 12, value: (row) => row.stateTitle },
    { title: '原因', width: 50, value: (row) => row.why },
    { title: '次数', width: 6, value: (row) => row.attempts },
    { title: '回执', width: 24, value: (row) => row.receipt },
    { title: '日期', width: 12, value: (row) => row.day },
    { title: '最后变动', width: 20, value: (row) => shanghaiMoment(new Date(row.changedAt)) },
  ],
  async count(ctx, asked) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from exchange.row r join exchange.subject s on s.id = r.subject_id
      where ${whereOf(asked)}`.execute(ctx.db)
    return rows[0]!.n
  },
  async portion(ctx, asked, place, limit) {
    const rows = await listRows(ctx, sql`where ${whereOf(asked, place)} order by r.seq desc limit ${limit + 1}`)
    const { page, next } = cutPage(rows, limit, (last) => String(last.seq))
    return { rows: page.map(listed), next }
  },
}

const whereOf = ({ filter, scope, before }: ExportedRows, place = before) =>
  sql.join([scopeCovers(scope), ...conditionsOf(filter, place)], sql` and `)

/** Above every row there is now. */
export async function placeNow(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ place: string }>`
    select (coalesce(max(seq), 0) + 1)::text as place from exchange.row`.execute(ctx.db)
  return rows[0]!.place
}

/** Portion after portion, each in a transaction of its own. */
export const writeRows = on(
  rowPortionDue,
  'exchange.write-row-portion',
  async (ctx, { exportId }) => {
    if (await continueExport(ctx, rowsAsFile, exportId)) ctx.emit(rowPortionDue, { exportId })
  },
  async (ctx, { exportId }, { dead }) => {
    if (dead) await giveUpExport(ctx, exportId)
  },
)
