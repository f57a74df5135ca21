/** A list handed in, as records by the heads of its columns (XLSX, CSV) or the keys of its entries (JSON). */
import type { Ctx } from '#kernel/ctx.ts'
import { beginningOf, handedIn, textOf } from './byte-source.ts'
import { importUnreadable } from './contract.ts'
import { reasonOf, UNREADABLE } from './import-reading.ts'
import { jsonEntries } from './json-entries.ts'
import { readCells } from './import-template.ts'
import { type OutSheet, readTables, writeWorkbook } from './spreadsheet.ts'

/** `line` as the file counts: a table's head is line 1, the first entry of a JSON list is. */
export type ListRecord = { line: number; record: Record<string, string> }

/** Cells formatted as days are ISO days. @throws catalogue.import-unreadable, also while the rows are being read */
export async function* readRecords(_ctx: Ctx, name: string, content: Uint8Array): AsyncGenerator<ListRecord> {
  try {
    const source = handedIn(content)
    const start = (await beginningOf(source)).toString('utf8').trimStart()
    if (/\.json$/i.test(name) || start.startsWith('[')) {
      let line = 0
      for await (const entry of jsonEntries(textOf(source))) {
        const fields = Object.entries(entry !== null && typeof entry === 'object' ? entry : {})
        const at = new Map(fields.map(([key], index) => [index, key]))
        yield {
          line: ++line,
          record: readCells(
            fields.map(([, value]) => value as unknown),
            at,
          ),
        }
      }
      return
    }
    const { items } = await readTables(name, source, true)
    let at: Map<number, string> | undefined
    for await (const { line, cells } of items) {
      if (at) {
        const record = readCells(cells, at)
        if (Object.keys(record).length > 0) yield { line, record }
      } else
        at = new Map(
          Array.from(cells, (cell, index) => [index, typeof cell === 'string' ? cell.trim() : ''] as const).filter(
            ([, head]) => head !== '',
          ),
        )
    }
  } catch (error) {
    throw reasonOf(error) ?? importUnreadable({ reason: UNREADABLE })
  }
}

/** The same the other way round, as XLSX. */
export function writeTables(_ctx: Ctx, sheets: readonly OutSheet[]): Promise<Buffer> {
  return writeWorkbook(sheets)
}
