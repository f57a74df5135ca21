import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { nextInOrder, signsOf } from '../rules/countersign.ts'
import { ruleOf, tellAsked } from '../signatures.ts'
import { acted, changeStep, lockStep, ownSignature, requireAct } from '../step-acts.ts'
import { routesTables, type SignatureRow } from '../store.ts'

/** Agrees or disagrees, with an opinion; in an order the next is asked then, unless enough can no longer agree. */
export const signStep = action(contract.signStep, {
  load: lockStep,
  async run(ctx, { agrees, opinion }, held) {
    requireAct(ctx, 'sign', held)
    const { row } = held
    const own = ownSignature(ctx, held)!
    const status = agrees ? ('agreed' as const) : ('disagreed' as const)
    const save = (one: SignatureRow, set: Partial<SignatureRow>) =>
      routesTables(ctx)
        .updateTable('routes.signature')
        .set(set)
        .where('case_id', '=', one.case_id)
        .where('step_no', '=', one.step_no)
        .where('no', '=', one.no)
        .execute()
    const signed = { opinion, signed_by: ctx.actor.subjectId!, signed_by_name: ctx.actor.name, signed_at: ctx.now }
    await save(own, { status, ...signed })
    const now = held.signatures.map((one) => (one.no === own.no ? { ...one, status } : one))
    const rule = ruleOf(row)
    const next = now.find(({ no }) => no === nextInOrder(now, rule))
    if (next) {
      await save(next, { status: 'open' })
      tellAsked(ctx, next)
    }
    await changeStep(ctx, held, { signs: signsOf(now, rule) })
    return acted(ctx, held, 'sign', { words: opinion, facts: { signature: own.no, agrees } })
  },
})
