import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { letterOpened } from '../events.ts'
import { ownerOf } from '../files.ts'
import { documentsTables, getIssued } from '../store.ts'

/** The one a letter is addressed to opens it. The first time counts, and is the proof that it reached them. */
export const openLetter = action(contract.openLetter, {
  async load(ctx, { documentId }) {
    const letter = await getIssued(ctx, documentId)
    if (letter.kind !== 'letter') throw contract.documentMissing()
    const { owner_id: owner } = await documentsTables(ctx)
      .selectFrom('documents.file')
      .select('owner_id')
      .where('id', '=', letter.file_id)
      .executeTakeFirstOrThrow()
    // To anybody else it does not exist.
    if (owner === null || owner !== ownerOf(ctx.actor)) throw contract.documentMissing()
    return letter
  },
  async run(ctx, { documentId }, letter) {
    const { numUpdatedRows } = await documentsTables(ctx)
      .updateTable('documents.issued')
      .set({ opened_at: ctx.now, opened_by: ctx.actor.id, opened_by_name: ctx.actor.name })
      .where('id', '=', documentId)
      .where('opened_at', 'is', null)
      .executeTakeFirst()
    const first = numUpdatedRows > 0n
    if (first) ctx.emit(letterOpened, { documentId, module: letter.subject_module, subjectId: letter.subject_id })
    const openedAt = first ? ctx.now : (await getIssued(ctx, documentId)).opened_at!
    return { documentId, openedAt: openedAt.toISOString(), first }
  },
  subject: ({ documentId }) => documentId,
})
