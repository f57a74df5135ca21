import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { listed, listRows } from '../listing.ts'
import { canOf, holdsHere } from '../policy.ts'
import { columnsOf } from '../rules/fields.ts'
import { maskedValue } from '../rules/mask.ts'
import { mendableColumns } from '../rules/mending.ts'
import { findRow, openValues, valuesOf } from '../store.ts'

type ReceiptRow = {
  at: Date
  batch: string
  revision: number
  outcome: 'accepted' | 'refused' | 'later'
  code: string | null
  reason: string | null
  receipt: string | null
}

export const exchangeRow = view(contract.exchangeRow, {
  async look(ctx, { guid }) {
    const row = await findRow(ctx, guid)
    if (!row || !holdsHere(ctx.actor, 'exchange.see', row)) throw notFound()
    const [shown] = await listRows(ctx, sql`where r.guid = ${guid}`)
    const values = valuesOf(ctx, row)
    const mended = row.sealed_mended ? openValues(ctx, row.sealed_mended) : {}
    const columns = columnsOf(row.table_name)
    return {
      ...listed(shown!),
      values: Object.entries(columns).map(([column, { title, personal }]) => ({
        column,
        title,
        value: String(maskedValue(row.table_name, column, values[column] ?? null) ?? ''),
        personal: personal !== undefined,
        mended: column in mended,
      })),
      erased: row.sealed_values === null,
      faults: row.faults,
      receipts: await receiptsOf(ctx, guid),
      mendable: mendableColumns(row.table_name).map((column) => ({
        column,
        title: columns[column]!.title,
        longest: Number.isFinite(columns[column]!.longest) ? columns[column]!.longest : undefined,
      })),
      can: canOf(ctx, row),
    }
  },
})

async function receiptsOf(ctx: Ctx, guid: string) {
  const { rows } = await sql<ReceiptRow>`
    select p.at, b.number as batch, p.revision, p.outcome, p.code, p.reason, p.receipt
    from exchange.receipt p join exchange.batch b on b.id = p.batch_id
    where p.guid = ${guid} order by p.at desc, b.number desc limit 50`.execute(ctx.db)
  return rows.map(({ at, code, reason, receipt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    code: code ?? undefined,
    reason: reason ?? undefined,
    receipt: receipt ?? undefined,
  }))
}
