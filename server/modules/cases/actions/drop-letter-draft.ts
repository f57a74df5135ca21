import { action } from '#kernel/action.ts'
import * as contract from '../contract-letters.ts'
import { keyOf, letterKept, letterVersions, mayKeep } from '../letter-templates.ts'

/** A draft was never in force and made no letter: it goes. */
export const dropLetterDraft = action(contract.dropLetterDraft, {
  load: letterKept,
  allow: mayKeep('cases.draft-letters'),
  async run(ctx, { organId, kind }, kept) {
    await letterVersions.drop(ctx, keyOf(kept))
    return { organId, kind }
  },
  subject: ({ organId }) => organId,
})
