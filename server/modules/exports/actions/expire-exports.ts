import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'

/** A file with personal data does not lie about for ever. */
export const expireExports = action(contract.expireExports, {
  async run(ctx) {
    const deleted = await sql`delete from exports.export_job where expires_at <= ${ctx.now}`.execute(ctx.db)
    return { deleted: Number(deleted.numAffectedRows ?? 0) }
  },
})
