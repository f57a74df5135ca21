import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { exportTables, lockExport, ownerOf } from '../store.ts'

/** What is being written stops with the portion it is at. */
export const dropExport = action(contract.dropExport, {
  load: (ctx, input) => lockExport(ctx, input.id),
  allow: (ctx, job) => job.owner_id === ownerOf(ctx),
  async run(ctx, { id }) {
    await exportTables(ctx).deleteFrom('exports.export_job').where('id', '=', id).execute()
    return { id }
  },
})
