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
}

/** @throws notFound, nameMismatch, mandateInPast, alreadyAgent */
export async function startMandate(
  ctx: Ctx,
  { enterpriseId, agent, itemIds, validTo, coSigned = false }: MandateWish,
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
  }
  const id = await insertMandate(ctx, fields)
  ctx.emit(mandateGiven, { mandateId: id, enterpriseId, agentId: person.id })
  return { id }
}

export async function stopMandate(ctx: Ctx, { id, enterpriseId, personId, agentId }: StoredMandate): Promise<void> {
  await endMandate(ctx, id)
  forgetActors(ctx)
  ctx.emit(mandateRevoked, { mandateId: id, enterpriseId, personId, agentId })
}
