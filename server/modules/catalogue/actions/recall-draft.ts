import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayRecall, requireOpen } from '../policy.ts'
import { changeVersion, lockVersion } from '../store.ts'
import { versionAnswer } from '../version-answer.ts'
import { recordVersionActs } from '../version-history.ts'

/** One of its writers takes a submitted draft back to go on writing; nobody has checked it yet. */
export const recallDraft = action(contract.recallDraft, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  allow: mayRecall,
  async run(ctx, _, version) {
    requireOpen(ctx, 'recall-draft', version)
    await recordVersionActs(ctx, [version.id], 'recall')
    return versionAnswer(ctx, await changeVersion(ctx, version, { status: 'draft' }))
  },
})
