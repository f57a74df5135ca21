import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { ownerOf, savedFiltersOf } from '../saved-filters.ts'

export const savedFilters = view(contract.savedFilters, {
  async look(ctx) {
    const rows = await savedFiltersOf(ctx)
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        filter: row.filter,
        sort: row.sort,
        shared: row.shared,
        own: row.owner_id === ownerOf(ctx),
        ownerName: row.owner_name,
        savedAt: row.saved_at.toISOString(),
      })),
    }
  },
})
