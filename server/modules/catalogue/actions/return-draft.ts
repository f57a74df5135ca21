import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayPublish, requireOpen } from '../policy.ts'
import { changeVersion, lockVersion } from '../store.ts'
import { versionAnswer } from '../version-answer.ts'
import { recordVersionActs } from '../version-history.ts'

/** The second person says what is wrong; the draft can be edited again. */
export const returnDraft = action(contract.returnDraft, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  allow: mayPublish,
  async run(ctx, { reason }, version) {
    requireOpen(ctx, 'return-draft', version)
    await recordVersionActs(ctx, [version.id], 'return', reason)
    const change = { status: 'draft', returned_because: reason, effective_on: null } as const
    return versionAnswer(ctx, await changeVersion(ctx, version, change))
  },
})
