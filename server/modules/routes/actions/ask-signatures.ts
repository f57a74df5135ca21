import { action } from '#kernel/action.ts'
import { requireNew, whomAsked } from '../asking.ts'
import * as contract from '../contract.ts'
import { insertSignatures } from '../signatures.ts'
import { acted, changeStep, lockStep, requireAct } from '../step-acts.ts'

/** 会签: the step waits until enough of those asked agree; at once, or one after the other. */
export const askSignatures = action(contract.askSignatures, {
  load: lockStep,
  async run(ctx, { asked, order, quorum, request }, held) {
    requireAct(ctx, 'ask-signatures', held)
    const wishes = await whomAsked(ctx, asked)
    requireNew(wishes, [])
    const by = { id: ctx.actor.subjectId!, name: ctx.actor.name }
    await insertSignatures(ctx, held.row, wishes, { order, by, words: request })
    await changeStep(ctx, held, { sign_order: order, sign_quorum: quorum ?? null, signs: 'missing' })
    return acted(ctx, held, 'ask-signatures', { words: request, facts: { asked: wishes.length, order, quorum } })
  },
})
