import { action } from '#kernel/action.ts'
import { requireNew, whomAsked } from '../asking.ts'
import * as contract from '../contract.ts'
import { signsOf } from '../rules/countersign.ts'
import { insertSignatures, ruleOf } from '../signatures.ts'
import { acted, changeStep, lockStep, requireAct } from '../step-acts.ts'
import { signaturesOf } from '../store.ts'

/** 加签: one more must agree before the step may go on, whatever was enough before. */
export const addSigner = action(contract.addSigner, {
  load: lockStep,
  async run(ctx, { asked, request }, held) {
    requireAct(ctx, 'add-signer', held)
    const { row } = held
    const wishes = await whomAsked(ctx, [asked])
    requireNew(wishes, held.signatures)
    const rule = ruleOf(row)
    const by = { id: ctx.actor.subjectId!, name: ctx.actor.name }
    await insertSignatures(ctx, row, wishes, {
      order: rule.order,
      by,
      words: request,
      required: true,
      after: held.signatures,
    })
    const signatures = (await signaturesOf(ctx, row.case_id)).filter((one) => one.step_no === row.no)
    await changeStep(ctx, held, { sign_order: rule.order, signs: signsOf(signatures, rule) })
    return acted(ctx, held, 'add-signer', { words: request, facts: { asked: 1 } })
  },
})
