import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { exchangeIsOn } from '../offer.ts'
import { deliver, settle, takeBatch } from '../sending.ts'

const nothing = { sent: 0, accepted: 0, refused: 0, later: 0 }

/** One batch at once, for an operator who does not want to wait for the next minute. */
export const sendNow = action(contract.sendNow, {
  async run(ctx) {
    if (!exchangeIsOn(ctx)) throw contract.exchangeOff()
    const batch = await takeBatch(ctx)
    if (!batch) return nothing
    const answered = await deliver(ctx, batch)
    await settle(ctx, batch, answered)
    ctx.note({ batch: batch.number, rows: batch.rows.length })
    if ('error' in answered) return { ...nothing, sent: batch.rows.length, error: answered.error }
    const count = (outcome: string) => answered.answers.filter((one) => one.outcome === outcome).length
    return { sent: batch.rows.length, accepted: count('accepted'), refused: count('refused'), later: count('later') }
  },
})
