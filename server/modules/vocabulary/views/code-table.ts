import { view } from '#kernel/view.ts'
import { findCodeTable } from '../code-tables.ts'
import * as contract from '../contract.ts'

export const codeTable = view(contract.codeTable, {
  async look(ctx, { key }) {
    const table = await findCodeTable(ctx, key)
    if (!table) throw contract.tableNotKnown({ key })
    return table
  },
})
