import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { lockLocalElement, writeVersion } from '../data-elements.ts'

/** What a local element says from now on. Forms keep the version they were written with until their editor takes the new one over. */
export const reviseDataElement = action(contract.reviseDataElement, {
  load: (ctx, { key }) => lockLocalElement(ctx, key),
  async run(ctx, { key, version, content, reason }, known) {
    if (known.version !== version) throw contract.elementChanged({ version: known.version })
    const next = version + 1
    await writeVersion(ctx, { key, version: next, content, reason })
    await sql`update vocabulary.data_element set version = ${next}, retired = false where key = ${key}`.execute(ctx.db)
    return { ...content, key, version: next, origin: 'local' as const, retired: false }
  },
})
