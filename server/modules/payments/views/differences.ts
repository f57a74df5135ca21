import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

type Row = {
  id: string
  day: string
  kind: contract.MovementKind
  serial: string
  number: string
  bill_id: string | null
  ours: number | null
  theirs: number | null
  found_at: Date
  settled_at: Date | null
  settled_by_name: string | null
  words: string | null
}

const yuan = (fen: number | undefined) => fen && fen / 100

/** Latest first. It names no person. */
export const differences = view(contract.differences, {
  async look(ctx, { after, limit, show }) {
    const { rows } = await sql<Row>`
      select * from payments.difference
      where ${after ? sql`id < ${after}` : sql`true`} and ${show === 'open' ? sql`settled_at is null` : sql`true`}
      order by id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({
        id: row.id,
        day: row.day,
        kind: row.kind,
        kindTitle: contract.movementTitles[row.kind],
        serial: row.serial,
        number: row.number,
        billId: row.bill_id ?? undefined,
        ours: row.ours ?? undefined,
        theirs: row.theirs ?? undefined,
        foundAt: row.found_at.toISOString(),
        settled: row.settled_at
          ? { at: row.settled_at.toISOString(), by: row.settled_by_name ?? '', words: row.words ?? '' }
          : undefined,
      })),
      next,
    }
  },
  asFile: {
    title: '缴费差异',
    columns: [
      { title: '支付流水号', width: 36, value: (row) => row.serial },
      { title: '日期', width: 12, value: (row) => row.day },
      { title: '类型', width: 12, value: (row) => row.kindTitle },
      { title: '缴费单号', width: 36, value: (row) => row.number },
      { title: '本平台（元）', width: 14, value: (row) => yuan(row.ours) },
      { title: '支付平台（元）', width: 14, value: (row) => yuan(row.theirs) },
      { title: '处理', width: 40, value: (row) => row.settled?.words },
    ],
  },
})
