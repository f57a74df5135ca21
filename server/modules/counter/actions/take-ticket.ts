import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { getOwnWindow } from '../place.ts'
import { giveTicket } from '../tickets.ts'

/** A ticket for somebody who has come into the hall. */
export const takeTicket = action(contract.takeTicket, {
  subject: (_, { id }) => id,
  run: async (ctx, { kind }) => giveTicket(ctx, (await getOwnWindow(ctx)).hallId, kind),
})
