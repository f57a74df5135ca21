import { action } from '#kernel/action.ts'
import { whomAsked } from '../asking.ts'
import * as contract from '../contract.ts'
import { opinionAsked } from '../events.ts'
import { touchSteps } from '../live.ts'
import { acted, changeStep, lockStep, requireAct } from '../step-acts.ts'
import { routesTables } from '../store.ts'

/** 征求意见: a question without a vote; the step may go on without the answer. */
export const consult = action(contract.consult, {
  load: lockStep,
  async run(ctx, { asked, question }, held) {
    requireAct(ctx, 'consult', held)
    const { row } = held
    const wishes = await whomAsked(ctx, asked)
    const rows = wishes.map(({ organId, signer, signerName }) => ({
      id: ctx.newId(),
      case_id: row.case_id,
      region_code: row.region_code,
      step_no: row.no,
      organ_id: organId,
      asked: signer,
      asked_name: signerName,
      question,
      asked_by: ctx.actor.subjectId!,
      asked_by_name: ctx.actor.name,
      asked_at: ctx.now,
      answer: null,
      answered_by_name: null,
      answered_at: null,
    }))
    await routesTables(ctx).insertInto('routes.consultation').values(rows).execute()
    for (const { id, organ_id: organId, asked: staffId } of rows)
      ctx.emit(opinionAsked, {
        caseId: row.case_id,
        no: row.no,
        organId,
        staffId: staffId ?? undefined,
        kind: 'consultation',
        key: id,
      })
    touchSteps(
      ctx,
      wishes.map(({ organId }) => organId),
    )
    await changeStep(ctx, held, {})
    return acted(ctx, held, 'consult', { words: question, facts: { asked: rows.length } })
  },
})
