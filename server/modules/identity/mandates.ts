import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { forgetActors } from './authenticate.ts'
import { alreadyAgent, mandateInPast, nameMismatch } from './contract.ts'
import { mandateGiven, mandateRevoked } from './events.ts'
import { endMandate, insertMandate, liveMandatesOf, type StoredMandate } from './store-mandate.ts'
import { findEnterprise, personOfNumber } from './store-people.ts'

export type MandateWish = {
  enterpriseId: string
  agent: { name: string; idNumber: string }
  itemIds?: readonly string[]
  validTo?: string
  coSigned?: boolean
  /** Scans of the paper, where a window has seen one. */
  proofIds?: readonly string[]
}

/** @throws notFound, nameMismatch, mandateInPast, alreadyAgent */
export async function startMandate(
  ctx: Ctx,
  { enterpriseId, agent, itemIds, validTo, coSigned = false, proofIds }: MandateWish,
): Promise<{ id: string }> {
  if (validTo && validTo < ctx.today) throw mandateInPast()
  if (!(await findEnterprise(ctx, { id: enterpriseId }))) throw notFound({ enterpriseId })
  const person = await personOfNumber(ctx, agent, 'declared')
  if (person.name !== agent.name) throw nameMismatch()
  if ((await liveMandatesOf(ctx, person.id, { enterpriseId })).length > 0) throw alreadyAgent()
  const fields = {
    enterpriseId,
    agentId: person.id,
    asLegalRepresentative: false,
    itemIds,
    validFrom: ctx.today,
    validTo,
    coSigned,
    proofIds,
  }
  const id = await insertMandate(ctx, fields)
  ctx.emit(mandateGiven, { mandateId: id, enterpriseId, agentId: person.id })
  return { id }
}

/**
 * A window has seen the paper mandate with the enterprise's seal (民法典 art. 165).
 * @throws notFound, nameMismatch, mandateInPast, alreadyAgent
 */
export async function recordMandate(
  ctx: Ctx,
  wish: MandateWish & Required<Pick<MandateWish, 'proofIds'>>,
): Promise<{ id: string }> {
  return startMandate(ctx, wish)
}

export async function stopMandate(ctx: Ctx, { id, enterpriseId, personId, agentId }: StoredMandate): Promise<void> {
  await endMandate(ctx, id)
  forgetActors(ctx)
  ctx.emit(mandateRevoked, { mandateId: id, enterpriseId, personId, agentId })
}
