import { action } from '#kernel/action.ts'
import { tables } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { writerOf } from '../policy.ts'
import { entryAnswer, type LexiconTables, lexiconRows, nextLexiconEdition } from '../search/lexicon-store.ts'

/** From the next question on, in every process, the saying means this. A retired one comes back into use. */
export const teachWord = action(contract.teachWord, {
  async run(ctx, { said, object, act, weight, written, question }) {
    const db = tables<LexiconTables>(ctx)
    const edition = await nextLexiconEdition(ctx)
    if (object) {
      const known = await db
        .selectFrom('catalogue.lexicon_object')
        .select('object')
        .where('object', '=', object)
        .executeTakeFirst()
      if (!known && !written) throw contract.objectUnknown({ object })
      if (!known && written)
        await db
          .insertInto('catalogue.lexicon_object')
          .values({ object, theme: '其他', written, unless: [], taught: true, edition })
          .execute()
    }
    const { rows } = await sql<{ id: string }>`
      insert into catalogue.lexicon_entry (id, said, object, act, weight, taught, changed_by, changed_at, edition)
      values (${ctx.newId()}, ${said.toLowerCase()}, ${object ?? null}, ${act ?? null}, ${weight}, true, ${writerOf(ctx.actor)}, ${ctx.now}, ${edition})
      on conflict (said, coalesce(object, ''), coalesce(act, '')) do update
      set weight = excluded.weight, retired = false, changed_by = excluded.changed_by, changed_at = excluded.changed_at, edition = excluded.edition
      where lexicon_entry.retired or lexicon_entry.weight <> excluded.weight
      returning id`.execute(ctx.db)
    if (!rows[0]) throw contract.wordKnown({ said })
    if (question)
      await sql`update catalogue.unanswered_question set status = 'taught' where question = ${question}`.execute(ctx.db)
    const [entry] = await lexiconRows(ctx, sql`id = ${rows[0].id}`)
    return entryAnswer(entry!)
  },
})
