import { action } from '#kernel/action.ts'
import { requireNew, whomAsked } from '../asking.ts'
import * as contract from '../contract.ts'
import { opinionAsked } from '../events.ts'
import { touchSteps } from '../live.ts'
import { tellAsked } from '../signatures.ts'
import { acted, changeStep, lockStep, mayReplace, requireAct } from '../step-acts.ts'
import { routesTables } from '../store.ts'

/** 更换会签人: whoever asked, holds the step or leads its body asks somebody else; whether one must agree, and when, stays. */
export const replaceAsked = action(contract.replaceAsked, {
  load: lockStep,
  async run(ctx, { signature, consultation, asked, reason }, held) {
    requireAct(ctx, 'replace-asked', held)
    const { row } = held
    const [wish] = await whomAsked(ctx, [asked])
    const by = { asked_by: ctx.actor.subjectId!, asked_by_name: ctx.actor.name, asked_at: ctx.now }
    const signing = held.signatures.find(({ no }) => no === signature)
    const question = held.consultations.find(({ id }) => id === consultation)
    const old = signing ?? question
    if (!wish || !old || !mayReplace(ctx, held, old)) throw contract.nothingPending()
    if (signing) {
      requireNew([wish], held.signatures)
      const next = { organ_id: wish.organId, role: wish.role, signer: wish.signer, signer_name: wish.signerName, ...by }
      await routesTables(ctx)
        .updateTable('routes.signature')
        .set(next)
        .where('case_id', '=', row.case_id)
        .where('step_no', '=', row.no)
        .where('no', '=', signing.no)
        .execute()
      if (signing.status === 'open') tellAsked(ctx, { ...signing, ...next })
    } else if (question) {
      await routesTables(ctx)
        .updateTable('routes.consultation')
        .set({ organ_id: wish.organId, asked: wish.signer, asked_name: wish.signerName, ...by })
        .where('id', '=', question.id)
        .execute()
      ctx.emit(opinionAsked, {
        caseId: row.case_id,
        no: row.no,
        organId: wish.organId,
        staffId: wish.signer ?? undefined,
        kind: 'consultation',
        key: `${question.id}.${ctx.now.getTime()}`,
      })
    }
    touchSteps(ctx, [wish.organId, old.organ_id])
    await changeStep(ctx, held, {})
    const was = signing ? signing.signer_name : question?.asked_name
    return acted(ctx, held, 'replace-asked', { words: reason, facts: { fromName: was, toName: wish.signerName } })
  },
})
