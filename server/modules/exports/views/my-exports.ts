import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { exportTables, ownerOf } from '../store.ts'

const MOST_SHOWN = 50

export const myExports = view(contract.myExports, {
  async look(ctx) {
    const rows = await exportTables(ctx)
      .selectFrom('exports.export_job')
      .selectAll()
      .where('owner_id', '=', ownerOf(ctx))
      .where('expires_at', '>', ctx.now)
      .orderBy('id', 'desc')
      .limit(MOST_SHOWN)
      .execute()
    return {
      rows: rows.map((row) => ({
        id: row.id,
        title: row.title,
        format: row.format,
        status: row.status,
        written: row.rows_written,
        total: row.rows_total ?? undefined,
        size: row.bytes,
        askedAt: row.asked_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
      })),
    }
  },
})
