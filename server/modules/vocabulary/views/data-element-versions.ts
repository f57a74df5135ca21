import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import type { ElementContent } from '../contract-elements.ts'

export const dataElementVersions = view(contract.dataElementVersions, {
  async look(ctx, { key }) {
    const { rows } = await sql<{
      version: number
      content: ElementContent
      reason: string
      changedBy: string
      changedAt: Date
    }>`
      select version, content, reason, changed_by as "changedBy", changed_at as "changedAt"
      from vocabulary.data_element_version where key = ${key} order by version desc`.execute(ctx.db)
    if (rows.length === 0) throw contract.elementNotKnown({ key })
    return { rows: rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() })) }
  },
})
