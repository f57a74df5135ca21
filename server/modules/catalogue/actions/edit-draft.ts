import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { differencesBetween } from '../elements/difference.ts'
import { mayEdit, versionActs, writerOf } from '../policy.ts'
import { actsOpenIn } from '../rules/version-status.ts'
import { changeVersion, lockVersion, showDraftFace } from '../store.ts'
import { lastWriter, versionAnswer } from '../version-answer.ts'
import { lastVersionAct, recordWriter } from '../version-history.ts'

/**
 * Saves a draft. Two editors at once: the second is shown both texts and where they differ, and loses nothing; likewise
 * whoever still writes when a colleague hands the draft in, takes it back or publishes it.
 */
export const editDraft = action(contract.editDraft, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  allow: mayEdit,
  async run(ctx, { revision, content }, version) {
    const bothTexts = () => ({
      revision: version.revision,
      content: version.content,
      yours: content,
      differences: differencesBetween(version.content, content),
    })
    if (!actsOpenIn(version.status).includes('edit-draft')) {
      const { status } = version
      const last = await lastVersionAct(ctx, version.id)
      throw contract.actNotOpen({ status, open: versionActs(ctx, version), last, ...bothTexts() })
    }
    if (revision !== version.revision) throw contract.editConflict({ ...bothTexts(), ...lastWriter(ctx, version) })
    const authors = [...new Set([...version.authors, writerOf(ctx.actor)])]
    const changed = await changeVersion(ctx, version, {
      content,
      authors,
      revision: revision + 1,
      written_by: writerOf(ctx.actor),
      written_by_name: ctx.actor.name,
    })
    await showDraftFace(ctx, version, content)
    await recordWriter(ctx, version.id)
    return versionAnswer(ctx, changed)
  },
})
