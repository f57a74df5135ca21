import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { writeVersion } from '../data-elements.ts'

/** An element of this place's own, beside those that come with the software. */
export const addDataElement = action(contract.addDataElement, {
  async run(ctx, { key, content, reason }) {
    const { rows } = await sql`
      insert into vocabulary.data_element (key, origin, version) values (${key}, 'local', 1)
      on conflict do nothing returning key`.execute(ctx.db)
    if (rows.length === 0) throw contract.elementKeyTaken({ key })
    await writeVersion(ctx, { key, version: 1, content, reason })
    return { ...content, key, version: 1, origin: 'local' as const, retired: false }
  },
})
