/** Writing an export: one portion, one transaction, so that it can stop anywhere and go on in another process. */
import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { Ctx } from '#kernel/ctx.ts'
import type { FileColumn } from '#kernel/view.ts'
import { type ExportList, keptUntil } from './asking.ts'
import { csvLine } from './rules/cells.ts'
import { ROWS_OF_A_SHEET, SHEET_END, sheetHead, sheetRow } from './rules/sheet.ts'
import { addPart, type ExportRow, findExport, saveProgress, type Sheet } from './store.ts'

export const ROWS_OF_A_PORTION = 5000
const BYTE_ORDER_MARK = '\uFEFF'

/** Writes the next portion. Says whether there is more to write: the caller then emits its event again. */
export async function continueExport<Filter, Row>(
  ctx: Ctx,
  list: ExportList<Filter, Row>,
  exportId: string,
): Promise<boolean> {
  const job = await findExport(ctx, exportId, true)
  // Its owner took it back meanwhile.
  if (!job || job.status !== 'writing') return false
  const filter = JSON.parse(ctx.vault.open(job.sealed_filter)) as Filter
  const total = job.rows_total ?? (await list.count?.(ctx, filter)) ?? null
  const limit = list.atOnce ?? ROWS_OF_A_PORTION
  const { rows, next } = await list.portion(ctx, filter, job.place ?? undefined, limit)
  const paper = new Paper(ctx, job)
  if (job.format === 'csv') await csvPortion(paper, list.columns, rows, next === undefined)
  else await sheetPortion(paper, list.columns, rows, next === undefined)
  const written = job.rows_written + rows.length
  await saveProgress(ctx, job, {
    rows_total: total,
    rows_written: written,
    bytes: job.bytes + paper.bytes,
    parts: paper.parts,
    place: next ?? null,
    sheets: paper.sheets,
    ...(next === undefined ? { status: 'ready', finished_at: ctx.now, expires_at: keptUntil(ctx.now) } : {}),
  })
  ctx.note({ exportId, rows: rows.length, written, ready: next === undefined })
  return next !== undefined
}

/** The parts added in this portion. Each piece is deflated by itself up to a byte boundary, so that the pieces of a sheet are one stream. */
class Paper {
  readonly #ctx: Ctx
  readonly #job: ExportRow
  readonly sheets: Sheet[]
  parts: number
  bytes = 0

  constructor(ctx: Ctx, job: ExportRow) {
    this.#ctx = ctx
    this.#job = job
    this.sheets = job.sheets.map((sheet) => ({ ...sheet }))
    this.parts = job.parts
  }

  newSheet(rows: number): Sheet {
    const sheet = { rows, crc: 0, size: 0, packed: 0 }
    this.sheets.push(sheet)
    return sheet
  }

  async write(text: string, ended: boolean): Promise<void> {
    const sheet = this.sheets.at(-1)!
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain, { finishFlush: ended ? constants.Z_FINISH : constants.Z_FULL_FLUSH })
    sheet.crc = crc32(plain, sheet.crc)
    sheet.size += plain.length
    sheet.packed += packed.length
    this.bytes += packed.length
    await addPart(this.#ctx, this.#job, this.parts, this.sheets.length - 1, packed)
    this.parts += 1
  }
}

async function csvPortion<Row>(
  paper: Paper,
  columns: readonly FileColumn<Row>[],
  rows: readonly Row[],
  ended: boolean,
): Promise<void> {
  const first = paper.sheets.length === 0
  if (first) paper.newSheet(0)
  const head = first ? BYTE_ORDER_MARK + csvLine(columns.map(({ title }) => title)) : ''
  await paper.write(head + rows.map((row) => csvLine(columns.map(({ value }) => value(row)))).join(''), ended)
}

/** A full sheet ends, and the next begins with the same titles. */
async function sheetPortion<Row>(
  paper: Paper,
  columns: readonly FileColumn<Row>[],
  rows: readonly Row[],
  ended: boolean,
): Promise<void> {
  let text = ''
  let sheet = paper.sheets.at(-1)
  const begin = () => {
    text += sheetHead(columns)
    return paper.newSheet(1)
  }
  sheet ??= begin()
  for (const row of rows) {
    if (sheet.rows === ROWS_OF_A_SHEET) {
      await paper.write(text + SHEET_END, true)
      text = ''
      sheet = begin()
    }
    sheet.rows += 1
    text += sheetRow(
      sheet.rows,
      columns.map(({ value }) => value(row)),
    )
  }
  await paper.write(ended ? text + SHEET_END : text, ended)
}
