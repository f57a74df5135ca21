import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { writerOf } from '../policy.ts'
import { entryAnswer, lexiconRows, nextLexiconEdition } from '../search/lexicon-store.ts'

/** The saying means nothing any more, in every process; the software's next version does not bring it back. */
export const retireWord = action(contract.retireWord, {
  async run(ctx, { id }) {
    const edition = await nextLexiconEdition(ctx)
    const changed = await sql`
      update catalogue.lexicon_entry
      set retired = true, changed_by = ${writerOf(ctx.actor)}, changed_at = ${ctx.now}, edition = ${edition}
      where id = ${id} and not retired`.execute(ctx.db)
    if (changed.numAffectedRows !== 1n) throw contract.wordMissing()
    const [entry] = await lexiconRows(ctx, sql`id = ${id}`)
    return entryAnswer(entry!)
  },
})
