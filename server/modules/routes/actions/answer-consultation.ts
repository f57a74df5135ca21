import { action } from '#kernel/action.ts'
import { notYours } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { acted, changeStep, lockStep, mayAnswer, requireAct } from '../step-acts.ts'
import { routesTables } from '../store.ts'

/** Says what one was asked about a step. */
export const answerConsultation = action(contract.answerConsultation, {
  load: lockStep,
  async run(ctx, { id, answer }, held) {
    requireAct(ctx, 'answer', held)
    const one = held.consultations.find((question) => question.id === id)
    if (!one || !mayAnswer(ctx, one)) throw notYours()
    await routesTables(ctx)
      .updateTable('routes.consultation')
      .set({ answer, answered_by_name: ctx.actor.name, answered_at: ctx.now })
      .where('id', '=', id)
      .execute()
    await changeStep(ctx, held, {})
    return acted(ctx, held, 'answer', { words: answer, facts: { consultation: id } })
  },
  subject: ({ caseId }) => caseId,
})
