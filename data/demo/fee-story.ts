/** The fee of a demo case, paid at the stand-in of the gateway on its own day. */
import { stranger } from '#kernel/actor.ts'
import { billOf, startPayment, takeNotice } from '#modules/payments/contract.ts'
import { payInHistory } from '#modules/payments/stand-in/history.ts'
import type { CasePlan } from './case-story.ts'
import type { Stage } from './stage.ts'

/** One in so many is forgotten by the applicant and stays to be paid. */
const FORGOTTEN = 0.2

/** @returns whether the result may be handed over: some forget, and without the stand-in nothing can be paid */
export async function feePaid(stage: Stage, plan: CasePlan, caseId: string): Promise<boolean> {
  const { bill } = await stage.workshop.show(billOf, plan.applicant.actor, { subjectId: caseId })
  if (!bill || bill.status === 'cancelled') return true
  return !stage.chance.happens(FORGOTTEN) && payFee(stage, plan, caseId)
}

/** @returns false when there is no gateway at which it could be paid */
export async function payFee({ workshop }: Stage, { applicant }: CasePlan, caseId: string): Promise<boolean> {
  const { bill } = await workshop.show(billOf, applicant.actor, { subjectId: caseId })
  const { config, clock } = workshop.app
  if (!bill || !config.paymentUrl) return false
  const { payUrl } = await workshop.perform(startPayment, applicant.actor, { id: bill.id })
  const envelope = await payInHistory(config.paymentUrl, payUrl, clock.now())
  await workshop.perform(takeNotice, stranger, envelope)
  return true
}
