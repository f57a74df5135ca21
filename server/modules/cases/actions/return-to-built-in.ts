import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract-letters.ts'
import { endInForce, holdTemplates, letterKept, mayKeep } from '../letter-templates.ts'

/** The body gives its own wording up: letters written from now on have the built-in text. */
export const returnToBuiltIn = action(contract.returnToBuiltIn, {
  load: letterKept,
  allow: mayKeep('cases.approve-letters'),
  async run(ctx, { organId, kind }, kept) {
    const ended = await endInForce(ctx, await holdTemplates(ctx, organId, kept.kind))
    if (!ended) throw notFound({ organId, kind })
    return { organId, kind }
  },
  subject: ({ organId }) => organId,
})
