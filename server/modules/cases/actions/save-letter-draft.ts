import { action } from '#kernel/action.ts'
import * as contract from '../contract-letters.ts'
import { holdTemplates, letterKept, mayKeep, templateTables, versionsOf } from '../letter-templates.ts'
import { requireSound } from '../letters/letter-trial.ts'

/** Keeps a body's own wording of a letter as a draft; what is in force stays in force. */
export const saveLetterDraft = action(contract.saveLetterDraft, {
  load: letterKept,
  allow: mayKeep('cases.draft-letters'),
  async run(ctx, { blocks, note, revision }, { organ, kind }) {
    await requireSound(ctx, organ, kind, blocks)
    const draft = (await holdTemplates(ctx, organ.id, kind)).find((one) => one.state === 'draft')
    if ((draft?.revision ?? 0) !== revision) throw contract.draftChanged()
    const written = {
      blocks: JSON.stringify(blocks) as never,
      note,
      drafted_by: ctx.actor.id,
      drafted_by_name: ctx.actor.name,
      drafted_at: ctx.now,
      revision: revision + 1,
    }
    if (draft) {
      await templateTables(ctx).updateTable('cases.letter_template').set(written).where('id', '=', draft.id).execute()
      return { id: draft.id, revision: written.revision }
    }
    const id = ctx.newId()
    const version = (await versionsOf(ctx, organ.id, kind)) + 1
    const added = await templateTables(ctx)
      .insertInto('cases.letter_template')
      .values({ id, organ_id: organ.id, kind, version, state: 'draft', ...written })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    // A colleague began a draft of the same letter in this very moment.
    if (added.numInsertedOrUpdatedRows === 0n) throw contract.draftChanged()
    return { id, revision: written.revision }
  },
  subject: ({ organId }) => organId,
})
