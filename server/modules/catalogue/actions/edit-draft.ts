import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { differencesBetween } from '../elements/difference.ts'
import { mayEdit, requireOpen, writerOf } from '../policy.ts'
import { changeVersion, lockVersion, showDraftFace } from '../store.ts'
import { versionAnswer } from '../version-answer.ts'
import { recordWriter } from '../version-history.ts'

/** Saves a draft. Two editors at once: the second is shown both texts and where they differ, and loses nothing. */
export const editDraft = action(contract.editDraft, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  allow: mayEdit,
  async run(ctx, { revision, content }, version) {
    requireOpen(ctx, 'edit-draft', version)
    if (revision !== version.revision) {
      throw contract.editConflict({
        revision: version.revision,
        content: version.content,
        yours: content,
        differences: differencesBetween(version.content, content),
      })
    }
    const authors = [...new Set([...version.authors, writerOf(ctx.actor)])]
    const changed = await changeVersion(ctx, version, { content, authors, revision: revision + 1 })
    await showDraftFace(ctx, version, content)
    await recordWriter(ctx, version.id)
    return versionAnswer(ctx, changed)
  },
})
