import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayHelpWith, requireOpen } from '../policy.ts'
import { endWith, tellAsker } from '../requests.ts'
import { lockRequest } from '../store.ts'

/** Answered, advised, or not possible: the request ends with what became of it, told to whoever asked. */
export const endRequest = action(contract.endRequest, {
  load: (ctx, { id }) => lockRequest(ctx, id),
  allow: mayHelpWith,
  async run(ctx, { id, outcome }, row) {
    requireOpen(ctx.actor, row, 'end')
    await endWith(ctx, row, outcome)
    await tellAsker(ctx, row, { what: 'ended', title: '帮办已结束', body: `您请人帮办的“${row.wish}”：${outcome}` })
    return { id, state: 'ended' as const }
  },
})
