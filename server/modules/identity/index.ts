/** People, enterprises, staff and accounts, for the modules below. Functions take `ctx` and run in the caller's transaction. */
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound, notPermitted } from '#kernel/problem.ts'
import { sql } from 'kysely'
import { type ActingAs, findActor } from './authenticate.ts'
import { type Applicant, nameMismatch } from './contract.ts'
import { coversItem, isLive } from './rules/mandate.ts'
import { postsOf } from './store-staff.ts'
import {
  agentAccounts,
  findMandate,
  findRepresentative,
  liveMandatesOf,
  relativeAccounts,
  type Representative,
} from './store-mandate.ts'
import { findAccount } from './store-account.ts'
import {
  enterpriseApplicant,
  enterpriseOfCode,
  type EnterpriseDetails,
  findApplicantRow,
  findEnterprise,
  findPerson,
  openPerson,
  type PersonDetails,
  personOfNumber,
  updateContact,
} from './store-people.ts'

export { namesOfAccounts } from './account-names.ts'
export { createAccount, type NewAccountOf } from './accounts.ts'
export type { Applicant } from './contract.ts'
export { type Principal, principalsOf } from './principals.ts'
export { recordMandate } from './mandates.ts'
export { relativesOf } from './relatives-list.ts'
export { proofsOfMandate } from './store-mandate.ts'
export { recordRelative, type RelativeRecord } from './relatives.ts'
export { getFirmCorrection } from './corrections.ts'
export { takeFormerPhone } from './former-phone.ts'
export { findApplicantBy } from './find-applicant.ts'
export { type AgentOfFirm, agentsOf } from './agents.ts'
export { confirmByPassword } from './attempts.ts'
export {
  accountLocked,
  accountResumed,
  accountSuspended,
  enterpriseCorrected,
  mandateGiven,
  mandateRevoked,
  passwordChanged,
  personCorrected,
  phoneChanged,
  staffLeft,
} from './events.ts'
export { checkIdNumber, type IdNumber, withCheckCharacter } from './rules/id-number.ts'
export { maskIdNumber, maskName, maskPhone } from './rules/mask.ts'
export { checkUscc, usccFrom } from './rules/uscc.ts'

type ApplicantRef = Pick<Applicant, 'kind' | 'id'>

/** For whom a citizen acts: the enterprise or the relative under a mandate, else themselves. */
export function actingFor(ctx: Pick<Ctx, 'actor'>): ApplicantRef | undefined {
  const { actor } = ctx
  if (actor.kind !== 'citizen' || !actor.subjectId) return undefined
  const { kind, id } = actor.onBehalfOf ?? { kind: 'person', id: actor.subjectId }
  return { kind, id }
}

/** The same, but nobody for a relative who may act in named matters only: licences, credit and ledgers are not theirs to see. */
export function actingWhollyFor(ctx: Pick<Ctx, 'actor'>): ApplicantRef | undefined {
  return isLimitedRelative(ctx) ? undefined : actingFor(ctx)
}

const isLimitedRelative = ({ actor: { onBehalfOf } }: Pick<Ctx, 'actor'>): boolean =>
  onBehalfOf?.kind === 'person' && onBehalfOf.limitedTo !== undefined

/** The only items a relative sees anything of, where their mandate names some; undefined: all. */
export function itemsOfRelative(ctx: Pick<Ctx, 'actor'>): readonly string[] | undefined {
  return isLimitedRelative(ctx) ? ctx.actor.onBehalfOf!.limitedTo : undefined
}

/** As long as the actor of a session is remembered, a second at most, so may be what they are as an applicant. */
const applicants = new WeakMap<Actor, Applicant>()

/** The person who acts, or the enterprise or relative they act for. @throws notPermitted for anyone but a citizen's account */
export async function applicantOf(ctx: Ctx): Promise<Applicant> {
  const { actor } = ctx
  if (actor.kind !== 'citizen' || !actor.subjectId) throw notPermitted()
  const known = applicants.get(actor)
  if (known) return known
  const applicant = await getApplicant(ctx, actor.onBehalfOf ?? { kind: 'person', id: actor.subjectId })
  if (actor.sessionId) applicants.set(actor, applicant)
  return applicant
}

/** As others may see them: what identifies a person is masked. @throws notFound */
export async function getApplicant(ctx: Ctx, { kind, id }: ApplicantRef): Promise<Applicant> {
  const found = await findApplicantRow(ctx, kind, id)
  if (!found) throw notFound({ applicantId: id })
  return found
}

export type OpenedApplicant = {
  name: string
  identifier: string
  phone?: string
  address?: string
  legalRepresentative?: string
  /** Of a person: a window has seen the identity card. */
  verified?: boolean
}

/**
 * The applicant in the clear, for letters, licences and prefilling their own form: the caller must be an act
 * or a view that declares the look.
 * @throws notFound
 */
export async function openApplicant(ctx: Ctx, { kind, id }: ApplicantRef): Promise<OpenedApplicant> {
  if (kind === 'enterprise') {
    const row = await findEnterprise(ctx, { id })
    if (!row) throw notFound({ applicantId: id })
    return {
      name: row.name,
      identifier: row.uscc,
      address: row.address ?? undefined,
      legalRepresentative: row.legal_representative ?? undefined,
    }
  }
  const row = await findPerson(ctx, id)
  if (!row) throw notFound({ applicantId: id })
  const { name, idNumber: identifier, phone, address } = openPerson(ctx, row)
  return { name, identifier, phone, address, verified: row.level === 'verified-at-counter' }
}

/**
 * The person with this ID number, recorded without an account when not known yet; phone and address are brought up to date.
 * @throws nameMismatch when the number belongs to another name
 */
export async function ensurePerson(ctx: Ctx, given: PersonDetails): Promise<Applicant> {
  const row = await personOfNumber(ctx, given, 'declared')
  if (row.name !== given.name) throw nameMismatch()
  await updateContact(ctx, row.id, given)
  return getApplicant(ctx, { kind: 'person', id: row.id })
}

/** The enterprise with this USCC, recorded when not known yet; what is known is left as it is. */
export async function ensureEnterprise(ctx: Ctx, given: EnterpriseDetails): Promise<Applicant> {
  return enterpriseApplicant(await enterpriseOfCode(ctx, given))
}

/**
 * The accounts that get the applicant's messages: the person's own and those of relatives who act for them, or those of the
 * enterprise's agents today.
 * @param itemId what the message is about; without it a relative with named matters only hears nothing
 */
export async function accountsOf(ctx: Ctx, applicant: ApplicantRef, itemId?: string): Promise<string[]> {
  if (applicant.kind === 'enterprise') return agentAccounts(ctx, applicant.id)
  const { rows } = await sql<{ id: string }>`select id from identity.account where person_id = ${applicant.id}`.execute(
    ctx.db,
  )
  return [...rows.map((row) => row.id), ...(await relativeAccounts(ctx, applicant.id, itemId))]
}

/** The mobile number behind an account, in the clear, for sending it a message; the caller must be an act or a reaction. */
export async function findPhoneOfAccount(ctx: Ctx, accountId: string): Promise<string | undefined> {
  const { rows } = await sql<{ phone_sealed: string | null }>`
    select p.phone_sealed from identity.account a join identity.person p on p.id = a.person_id where a.id = ${accountId}`.execute(
    ctx.db,
  )
  const sealed = rows[0]?.phone_sealed
  return sealed ? ctx.vault.open(sealed) : undefined
}

/** Whether the actor may ask for this item: always for themselves, within the mandate for an enterprise. */
export async function mandateCovers(ctx: Ctx, itemId: string): Promise<boolean> {
  const { onBehalfOf } = ctx.actor
  if (!onBehalfOf) return true
  const mandate = await findMandate(ctx, onBehalfOf.mandateId)
  return mandate !== undefined && isLive(mandate, ctx.today) && coversItem(mandate, itemId)
}

/** Whether this mandate, the actor's or another's, lets its agent ask for this item today. */
export async function mandateHolds(ctx: Ctx, mandateId: string, itemId: string): Promise<boolean> {
  const mandate = await findMandate(ctx, mandateId)
  return mandate !== undefined && isLive(mandate, ctx.today) && coversItem(mandate, itemId)
}

/** Whether this person, standing at a window, may bring an enterprise's application for the item: by a mandate that is live today. */
export async function mayBringFor(ctx: Ctx, agentId: string, enterpriseId: string, itemId: string): Promise<boolean> {
  return (await liveMandatesOf(ctx, agentId, { enterpriseId })).some((mandate) => coversItem(mandate, itemId))
}

/**
 * As what a citizen acts for an enterprise just now; undefined for whoever acts for themselves.
 * `coSigned`: the mandate wants the legal representative's confirmation.
 */
export async function standingInFirm(ctx: Ctx): Promise<{ represents: boolean; coSigned: boolean } | undefined> {
  const { onBehalfOf } = ctx.actor
  const mandate = onBehalfOf?.kind === 'enterprise' ? await findMandate(ctx, onBehalfOf.mandateId) : undefined
  return mandate && { represents: mandate.asLegalRepresentative, coSigned: mandate.coSigned }
}

/** The legal representative a window has recorded, with the account they sign in with, if they have one. */
export async function representativeOf(ctx: Ctx, enterpriseId: string): Promise<Representative | undefined> {
  return findRepresentative(ctx, enterpriseId)
}

/** Names and first posts of staff; unknown ids are left out. */
export async function describeStaff(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { name: string; title?: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string; title: string | null }>`
    select f.id, f.name, (
      select v.title from identity.staff_post sp join organs.v_post v on v.id = sp.post_id
      where sp.staff_id = f.id order by sp.since, sp.post_id limit 1) as title
    from identity.staff f where f.id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name, title }) => [id, { name, title: title ?? undefined }]))
}

/**
 * The actor an account would be if it signed in now: for the demo city and for tests, which act without a browser.
 * @throws notFound when there is no such account, or it is suspended
 */
export async function actorFor(ctx: Ctx, as: ActingAs): Promise<Actor> {
  const actor = await findActor(ctx, as)
  if (!actor) throw notFound({ accountId: as.accountId })
  return actor
}

/** Accounts of the staff whose post holds this word for the body itself, not through a whole region: who gets its messages. */
export async function accountsHolding(ctx: Ctx, word: string, organId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from identity.account a
    join identity.staff_post sp on sp.staff_id = a.staff_id
    join organs.v_post v on v.id = sp.post_id and (v.organ_id = ${organId} or ${organId} = any(v.covers_organs))
    join identity.role_permission g on g.role = any(v.roles) and g.word = ${word} and g.reach = 'own-organ'
    where a.status = 'active'`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** The active accounts of one member of staff. */
export async function accountsOfStaff(ctx: Ctx, staffId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.account where staff_id = ${staffId} and status = 'active'`.execute(ctx.db)
  return rows.map((row) => row.id)
}

export type Colleague = { staffId: string; accountId: string; name: string; title: string }

/** Staff whose post holds one of these words for the body, or for its whole region and is of the body itself; by name. */
export async function staffHolding(ctx: Ctx, words: readonly string[], organId: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select distinct on (f.name, f.id) f.id as "staffId", a.id as "accountId", f.name, v.title
    from identity.account a join identity.staff f on f.id = a.staff_id
    join identity.staff_post sp on sp.staff_id = f.id
    join organs.v_post v on v.id = sp.post_id and (v.organ_id = ${organId} or ${organId} = any(v.covers_organs))
    join identity.role_permission g on g.role = any(v.roles) and g.word = any(${[...words]}::text[])
      and g.reach in ('own-organ', 'own-region')
    where a.status = 'active' order by f.name, f.id, v.title`.execute(ctx.db)
  return rows
}

/** The words each role holds, wherever they reach; with `reach`, those it holds with that one. */
export async function wordsOfRoles(ctx: Ctx, reach?: 'own-region'): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ role: string; words: string[] }>`
    select role, array_agg(word) as words from identity.role_permission
    where ${reach ?? null}::text is null or reach = ${reach ?? null} group by role`.execute(ctx.db)
  return new Map(rows.map(({ role, words }) => [role, new Set(words)]))
}

/** Accounts of the staff whose post is of this region and holds the word for all of it: who gets messages to the region's keepers. */
export async function accountsOfRegion(ctx: Ctx, word: string, regionCode: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from identity.account a
    join identity.staff_post sp on sp.staff_id = a.staff_id
    join organs.v_post v on v.id = sp.post_id
    join organs.v_organ o on o.id = v.organ_id and o.region_code = ${regionCode}
    join identity.role_permission g on g.role = any(v.roles) and g.word = ${word} and g.reach = 'own-region'
    where a.status = 'active'`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/**
 * The actor who signs in with this name, at their first post; for the demo city, which knows its people by name.
 * @throws notFound
 */
export async function actorNamed(ctx: Ctx, username: string): Promise<Actor> {
  const account = await findAccount(ctx, { username })
  if (!account) throw notFound({ username })
  const [post] = account.staff_id ? await postsOf(ctx, account.staff_id) : []
  return actorFor(ctx, { accountId: account.id, postId: post?.id })
}

/** Accounts of the staff who hold this word for every body: who gets messages to the supervisors. */
export async function accountsEverywhere(ctx: Ctx, word: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from identity.account a
    join identity.staff_post sp on sp.staff_id = a.staff_id
    join organs.v_post v on v.id = sp.post_id
    join identity.role_permission g on g.role = any(v.roles) and g.word = ${word} and g.reach = 'everywhere'
    where a.status = 'active'`.execute(ctx.db)
  return rows.map((row) => row.id)
}
