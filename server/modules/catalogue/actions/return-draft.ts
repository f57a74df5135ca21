import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayPublish, requireOpen } from '../policy.ts'
import { changeVersion, lockVersion } from '../store.ts'
import { versionAnswer } from '../version-answer.ts'

/** The second person says what is wrong; the draft can be edited again. */
export const returnDraft = action(contract.returnDraft, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  allow: mayPublish,
  async run(ctx, { reason }, version) {
    requireOpen(ctx, 'return-draft', version)
    return versionAnswer(ctx, await changeVersion(ctx, version, { status: 'draft', returned_because: reason }))
  },
})
