import { action } from '#kernel/action.ts'
import * as contract from '../contract-letters.ts'
import { keyOf, letterKept, letterVersions, mayKeep } from '../letter-templates.ts'
import { requireSound } from '../letters/letter-trial.ts'

/** Keeps a body's own wording of a letter as a draft; what is in force stays in force. */
export const saveLetterDraft = action(contract.saveLetterDraft, {
  load: letterKept,
  allow: mayKeep('cases.draft-letters'),
  async run(ctx, { blocks, note, revision }, kept) {
    await requireSound(ctx, kept.organ, kept.kind, blocks)
    return letterVersions.save(ctx, keyOf(kept), { content: blocks, note, revision })
  },
  subject: ({ organId }) => organId,
})
