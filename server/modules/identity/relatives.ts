import type { Ctx } from '#kernel/ctx.ts'
import {
  alreadyAgent,
  mandateInPast,
  nameMismatch,
  notAMinor,
  papersNotFitting,
  minorAuthorises,
  toYourself,
} from './contract.ts'
import { mandateGiven } from './events.ts'
import { checkIdNumber } from './rules/id-number.ts'
import {
  isMinor,
  lastDayAsChild,
  type Relation,
  type RelativePaper,
  provesGuardian,
  provesMandate,
} from './rules/relatives.ts'
import { insertMandate, liveMandatesOf, type StoredMandate } from './store-mandate.ts'
import { openPerson, personOfNumber, type PersonRow } from './store-people.ts'

type Card = { name: string; idNumber: string }

export type RelativeRecord = {
  person: Card
  relative: Card
  basis: 'recorded' | 'guardian'
  relation: Relation
  papers: RelativePaper
  proofIds: readonly string[]
  itemIds?: readonly string[]
  validTo?: string
}

/**
 * A window has seen the papers (民法典 art. 23, 27, 28, 165). Of a child it ends by itself on the eighteenth birthday.
 * @throws nameMismatch, toYourself, mandateInPast, alreadyAgent, notAMinor, papersNotFitting, minorAuthorises
 */
export async function recordRelative(ctx: Ctx, wish: RelativeRecord): Promise<{ id: string; validTo?: string }> {
  const person = await personNamed(ctx, wish.person)
  const minor = isMinor(birthOf(ctx, person), ctx.today)
  const guardian = wish.basis === 'guardian'
  if (guardian && !minor && provesGuardian(wish.papers, true) && !provesGuardian(wish.papers, false)) throw notAMinor()
  if (!(guardian ? provesGuardian(wish.papers, minor) : provesMandate(wish.papers))) throw papersNotFitting()
  // A child's mandate would be its guardian's to give (art. 19, 23).
  if (!guardian && minor) throw minorAuthorises()
  const validTo = guardian && minor ? lastDayAsChild(birthOf(ctx, person)) : wish.validTo
  const { basis, relation, papers, proofIds, itemIds } = wish
  const id = await startRelative(ctx, person, wish.relative, {
    basis,
    relation,
    papers,
    proofIds,
    itemIds: guardian ? undefined : itemIds,
    validTo,
  })
  return { id, validTo }
}

type Terms = Pick<StoredMandate, 'basis' | 'relation' | 'papers' | 'proofIds' | 'itemIds' | 'validTo'>

/** @throws nameMismatch, toYourself, mandateInPast, alreadyAgent */
export async function startRelative(ctx: Ctx, person: PersonRow, relative: Card, terms: Terms): Promise<string> {
  if (terms.validTo && terms.validTo < ctx.today) throw mandateInPast()
  const agent = await personNamed(ctx, relative)
  if (agent.id === person.id) throw toYourself()
  if ((await liveMandatesOf(ctx, agent.id, { personId: person.id })).length > 0) throw alreadyAgent()
  const id = await insertMandate(ctx, {
    ...terms,
    personId: person.id,
    agentId: agent.id,
    asLegalRepresentative: false,
    coSigned: false,
    validFrom: ctx.today,
  })
  ctx.emit(mandateGiven, { mandateId: id, personId: person.id, agentId: agent.id })
  return id
}

export function birthOf(ctx: Ctx, person: PersonRow): string {
  return checkIdNumber(openPerson(ctx, person).idNumber)!.birthDate
}

async function personNamed(ctx: Ctx, card: Card): Promise<PersonRow> {
  const row = await personOfNumber(ctx, card, 'declared')
  if (row.name !== card.name) throw nameMismatch()
  return row
}
