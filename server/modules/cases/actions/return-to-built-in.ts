import { action } from '#kernel/action.ts'
import * as contract from '../contract-letters.ts'
import { keyOf, letterKept, letterVersions, mayKeep } from '../letter-templates.ts'

/** The body gives its own wording up: letters written from now on have the built-in text. */
export const returnToBuiltIn = action(contract.returnToBuiltIn, {
  load: letterKept,
  allow: mayKeep('cases.approve-letters'),
  async run(ctx, { organId, kind }, kept) {
    await letterVersions.end(ctx, keyOf(kept))
    return { organId, kind }
  },
  subject: ({ organId }) => organId,
})
