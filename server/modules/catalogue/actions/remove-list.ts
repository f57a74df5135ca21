import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'

/** Takes the list away from everybody; its address answers no more. */
export const removeList = action(contract.removeList, {
  subject: ({ key }) => key,
  async run(ctx, { key }) {
    const gone = await sql`delete from catalogue.item_list where key = ${key}`.execute(ctx.db)
    if (gone.numAffectedRows !== 1n) throw contract.listMissing({ key })
    return { key }
  },
})
