import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { describeElements, lockLocalElement } from '../data-elements.ts'

/** Is offered no longer, or again. Forms that have it keep it. */
export const retireDataElement = action(contract.retireDataElement, {
  load: (ctx, { key }) => lockLocalElement(ctx, key),
  async run(ctx, { key, retired }) {
    await sql`update vocabulary.data_element set retired = ${retired} where key = ${key}`.execute(ctx.db)
    return (await describeElements(ctx, [key])).get(key)!
  },
})
