import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { tellWholly, untoldCases } from '../exchange.ts'

/** One portion; whoever asks goes on from its last case. A case that is told already is left out, so a repeat does nothing. */
export const offerHistory = action(contract.offerHistory, {
  subject: (_, { after }) => after ?? '',
  async run(ctx, { after, limit }) {
    const ids = await untoldCases(ctx, after, limit)
    for (const id of ids) await tellWholly(ctx, id)
    return { offered: ids.length, after: ids.length === limit ? ids.at(-1) : undefined }
  },
})
