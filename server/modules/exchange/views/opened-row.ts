import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { holdsHere } from '../policy.ts'
import { columnsOf } from '../rules/fields.ts'
import { findRow, valuesOf } from '../store.ts'

/** The row in the clear, as it went or is to go; whose data was looked at stands in the audit trail. */
export const openedRow = view(contract.openedRow, {
  async look(ctx, { guid }) {
    const row = await findRow(ctx, guid)
    if (!row || !holdsHere(ctx.actor, 'exchange.open', row)) throw notFound()
    const values = valuesOf(ctx, row)
    return {
      values: Object.entries(columnsOf(row.table_name)).flatMap(([column, { title }]) => {
        const value = values[column] ?? ''
        return value === '' ? [] : [{ column, title, value: String(value) }]
      }),
    }
  },
  personal: (_ctx, { guid }, { values }) => [{ subject: guid, fields: values.map((one) => one.column) }],
})
