import { view } from '#kernel/view.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { editableSql } from '../policy.ts'
import { itemColumns, materialColumns } from '../import-template.ts'
import { type OutSheet, writeWorkbook, XLSX } from '../spreadsheet.ts'
import type { StagedData } from '../import-staging.ts'
import { requireVisible } from './imports.ts'

type Row = OutputOf<typeof contract.importRows>['rows'][number]
type Found = Omit<Row, 'outcome' | 'itemId' | 'openVersionId'> & {
  outcome: Row['outcome'] | null
  itemId: string | null
  openVersionId: string | null
}

/** A reason without what is particular to its row. */
const kindOfReason = sql`
  regexp_replace(regexp_replace(reason, '（清单里共 [0-9]+ 行）$', ''), '“[^”]*”|[0-9A-Z]{8,}|第 [0-9]+ 行', '…', 'g')`

/** Longer lists of reasons nobody reads. */
const MOST_REASONS = 12

export const importReasons = view(contract.importReasons, {
  async look(ctx, { id }) {
    await requireVisible(ctx, id)
    const { rows } = await sql<{ reason: string; rows: number }>`
      select ${kindOfReason} as reason, count(distinct r.line)::int as rows
      from catalogue.import_row r, unnest(r.reasons) as reason where r.job_id = ${id}
      group by 1 order by 2 desc, 1 limit ${MOST_REASONS}`.execute(ctx.db)
    return { rows }
  },
})

/** Row by row, in the order of the file. */
export const importRows = view(contract.importRows, {
  async look(ctx, { id, after, limit, verdict, show, reason }) {
    await requireVisible(ctx, id)
    const { rows } = await sql<Found>`
      select r.line, r.code, r.data -> 'row' ->> 'name' as name, r.data -> 'row' ->> 'department' as department, r.verdict, r.sound, r.reasons,
             r.missing, r.outcome,
             coalesce(r.published or (r.outcome is not null and i.status = 'published' and w.id is null), false) as published, i.id as "itemId", w.id as "openVersionId"
      from catalogue.import_row r
      left join catalogue.item i on i.code = r.code and r.verdict <> 'rejected' and ${editableSql(ctx.actor)}
      left join catalogue.item_version w on w.item_id = i.id and w.status in ('draft', 'submitted', 'scheduled')
      where r.job_id = ${id} and r.line > ${Number(after) || 0} and ${verdict ? sql`r.verdict = ${verdict}` : sql`true`}
        and ${show ? sql`r.verdict = 'flagged' and not r.sound` : sql`true`}
        and ${reason ? sql`exists (select from unnest(r.reasons) as reason where ${kindOfReason} = ${reason})` : sql`true`}
      order by r.line limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => String(last.line))
    return {
      rows: page.map(({ outcome, itemId, openVersionId, ...row }) => ({
        ...row,
        outcome: outcome ?? undefined,
        itemId: itemId ?? undefined,
        openVersionId: openVersionId ?? undefined,
      })),
      next,
    }
  },
  asFile: {
    title: '事项导入的结论',
    columns: [
      { title: '行', width: 8, value: (row) => row.line },
      { title: '事项', width: 36, value: (row) => row.name },
      { title: '编码', width: 40, value: (row) => row.code },
      { title: '部门', width: 26, value: (row) => row.department },
      { title: '结论', width: 12, value: (row) => contract.importVerdicts[row.verdict] },
      { title: '理由', width: 60, value: (row) => row.reasons.join('；') },
      { title: '没有写的要素', width: 50, value: (row) => row.missing.join('、') },
    ],
  },
})

/** More rows with faults than this nobody mends by hand. */
const MOST_ERRORS = 20_000

/** The template filled with the rows that need mending, and why. */
export const importErrors = view(contract.importErrors, {
  async look(ctx, { id }) {
    await requireVisible(ctx, id)
    const rows = await faultyRows(ctx, id)
    const keys = Object.keys(itemColumns) as (keyof typeof itemColumns)[]
    const materialKeys = Object.keys(materialColumns) as (keyof typeof materialColumns)[]
    const items: OutSheet = {
      sheet: '事项',
      head: ['行号', '结论', '理由', '未填报的要素', ...keys.map((key) => itemColumns[key].title)],
      rows: rows.map(({ line, verdict, reasons, missing, data }) => [
        line,
        contract.importVerdicts[verdict],
        reasons.join('；'),
        missing.join('、'),
        ...keys.map((key) => data.item[key]),
      ]),
      widths: [8, 8, 60, 30],
    }
    const materials: OutSheet = {
      sheet: '材料',
      head: materialKeys.map((key) => materialColumns[key].title),
      rows: rows.flatMap(({ data }) => data.materials.map((one) => materialKeys.map((key) => one[key]))),
    }
    const content = await writeWorkbook([items, materials])
    return { content, mediaType: XLSX, name: '事项导入错误表.xlsx', inline: false }
  },
})

type Faulty = { line: number; verdict: Row['verdict']; reasons: string[]; missing: string[]; data: StagedData }

async function faultyRows(ctx: Ctx, id: string): Promise<Faulty[]> {
  const { rows } = await sql<Faulty>`
    select line, verdict, reasons, missing, data from catalogue.import_row
    where job_id = ${id} and verdict in ('flagged', 'rejected') order by line limit ${MOST_ERRORS}`.execute(ctx.db)
  return rows
}

/** The blank template: two sheets to fill in, and one that says how. */
export const importTemplate = view(contract.importTemplate, {
  async look() {
    const columns = { 事项: Object.values(itemColumns), 材料: Object.values(materialColumns) }
    type Told = { title: string; note: string; required?: boolean }
    const head = (list: readonly Told[]) => list.map(({ title, required }) => (required ? `${title}*` : title))
    const told = Object.entries(columns).flatMap(([sheet, list]) =>
      (list as readonly Told[]).map(({ title, note, required }) => [sheet, title, required ? '必填' : '选填', note]),
    )
    const content = await writeWorkbook([
      { sheet: '事项', head: head(columns.事项), rows: [] },
      { sheet: '材料', head: head(columns.材料), rows: [] },
      { sheet: '填写说明', head: ['工作表', '列', '是否必填', '说明'], rows: told, widths: [10, 26, 10, 80] },
    ])
    return { content, mediaType: XLSX, name: '事项导入模板.xlsx', inline: false }
  },
})
