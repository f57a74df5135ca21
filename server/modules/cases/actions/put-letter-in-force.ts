import { action } from '#kernel/action.ts'
import * as contract from '../contract-letters.ts'
import { keyOf, letterKept, letterVersions, mayKeep } from '../letter-templates.ts'
import { requireSound } from '../letters/letter-trial.ts'

/** A second person has read the draft: letters written from now on are worded by it. */
export const putLetterInForce = action(contract.putLetterInForce, {
  load: letterKept,
  allow: mayKeep('cases.approve-letters'),
  run: (ctx, { revision }, kept) =>
    letterVersions.putInForce(ctx, keyOf(kept), revision, ({ blocks }) =>
      requireSound(ctx, kept.organ, kept.kind, blocks),
    ),
  subject: ({ organId }) => organId,
})
