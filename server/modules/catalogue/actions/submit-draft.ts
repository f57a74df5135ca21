import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayEdit, requireOpen } from '../policy.ts'
import { changeVersion, lockVersion } from '../store.ts'
import { lastWriter, versionAnswer } from '../version-answer.ts'
import { versionFaults } from '../version-faults.ts'
import { recordVersionActs } from '../version-history.ts'

/** Hands a draft to a second person; it stands still until they have decided. */
export const submitDraft = action(contract.submitDraft, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  allow: mayEdit,
  async run(ctx, { revision }, version) {
    requireOpen(ctx, 'submit-draft', version)
    if (revision !== version.revision) {
      throw contract.editConflict({
        revision: version.revision,
        content: version.content,
        ...lastWriter(ctx, version),
      })
    }
    const faults = await versionFaults(ctx, version)
    if (faults.length > 0) throw contract.notSound({ faults })
    await recordVersionActs(ctx, [version.id], 'submit')
    return versionAnswer(ctx, await changeVersion(ctx, version, { status: 'submitted', returned_because: null }))
  },
})
