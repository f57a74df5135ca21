import { type Ctx, tables } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import type { Mandate } from './rules/mandate.ts'
import type { MandateBasis, Relation, RelativePaper } from './rules/relatives.ts'
import { type EnterpriseRow, findPerson } from './store-people.ts'

export type MandateRow = {
  id: string
  enterprise_id: string | null
  person_id: string | null
  basis: MandateBasis | null
  relation: Relation | null
  papers: RelativePaper | null
  proof_ids: string[]
  agent_id: string
  as_legal_representative: boolean
  item_ids: string[] | null
  valid_from: string
  valid_to: string | null
  given_by: string
  revoked_at: Date | null
  co_signed: boolean
}

export type StoredMandate = Mandate & {
  id: string
  /** Whose it is: an enterprise's or a person's. */
  enterpriseId?: string
  personId?: string
  agentId: string
  asLegalRepresentative: boolean
  /** What the agent applies for waits for the legal representative's confirmation. */
  coSigned: boolean
  /** Of a person's: how it came about, and what they are to the agent. */
  basis?: MandateBasis
  relation?: Relation
  papers?: RelativePaper
  proofIds?: readonly string[]
}

const db = (ctx: Ctx) => tables<{ 'identity.mandate': MandateRow }>(ctx)

export function mandateOf(row: MandateRow): StoredMandate {
  return {
    id: row.id,
    enterpriseId: row.enterprise_id ?? undefined,
    personId: row.person_id ?? undefined,
    agentId: row.agent_id,
    asLegalRepresentative: row.as_legal_representative,
    itemIds: row.item_ids ?? undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    coSigned: row.co_signed,
    basis: row.basis ?? undefined,
    relation: row.relation ?? undefined,
    papers: row.papers ?? undefined,
    proofIds: row.proof_ids,
  }
}

export async function findMandate(ctx: Ctx, id: string): Promise<StoredMandate | undefined> {
  const row = await db(ctx).selectFrom('identity.mandate').selectAll().where('id', '=', id).executeTakeFirst()
  return row && mandateOf(row)
}

export async function lockMandate(ctx: Ctx, id: string): Promise<StoredMandate | undefined> {
  const row = await db(ctx)
    .selectFrom('identity.mandate')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && mandateOf(row)
}

/** The live mandates a person holds from one enterprise or one person. */
export async function liveMandatesOf(
  ctx: Ctx,
  agentId: string,
  whose: { enterpriseId: string } | { personId: string },
): Promise<StoredMandate[]> {
  const rows = await db(ctx)
    .selectFrom('identity.mandate')
    .selectAll()
    .where('agent_id', '=', agentId)
    .where('revoked_at', 'is', null)
    .where('valid_from', '<=', ctx.today)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>=', ctx.today)]))
    .$if('enterpriseId' in whose, (query) =>
      query.where('enterprise_id', '=', 'enterpriseId' in whose ? whose.enterpriseId : ''),
    )
    .$if('personId' in whose, (query) => query.where('person_id', '=', 'personId' in whose ? whose.personId : ''))
    .orderBy('id')
    .execute()
  return rows.map(mandateOf)
}

/**
 * Whether the person is the legal representative of the enterprise. Their ID card must have been seen at a counter: an
 * account that anybody opened under their number has no power over the firm.
 */
export async function representsLegally(
  ctx: Ctx,
  personId: string | undefined,
  enterpriseId: string,
): Promise<boolean> {
  const person = personId ? await findPerson(ctx, personId) : undefined
  if (!personId || person?.level !== 'verified-at-counter') return false
  return (await liveMandatesOf(ctx, personId, { enterpriseId })).some((mandate) => mandate.asLegalRepresentative)
}

/** The legal representative now, in a list of at most one. */
export async function legalRepresentativesOf(ctx: Ctx, enterpriseId: string): Promise<StoredMandate[]> {
  const rows = await db(ctx)
    .selectFrom('identity.mandate')
    .selectAll()
    .where('enterprise_id', '=', enterpriseId)
    .where('as_legal_representative', '=', true)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .execute()
  return rows.map(mandateOf)
}

/** Whether somebody of that name represents the enterprise or acts for it now. */
export async function isSpokenForByName(
  ctx: Ctx,
  { id, legal_representative }: Pick<EnterpriseRow, 'id' | 'legal_representative'>,
  name: string,
): Promise<boolean> {
  if (legal_representative === name) return true
  const { rows } = await sql<{ so: boolean }>`
    select exists (
      select from identity.mandate m join identity.person p on p.id = m.agent_id
      where m.enterprise_id = ${id} and p.name = ${name} and m.revoked_at is null
        and (m.valid_to is null or m.valid_to >= ${ctx.today})) as so`.execute(ctx.db)
  return rows[0]!.so
}

export async function insertMandate(ctx: Ctx, mandate: Omit<StoredMandate, 'id' | 'revokedAt'>): Promise<string> {
  const id = ctx.newId()
  await db(ctx)
    .insertInto('identity.mandate')
    .values({
      id,
      enterprise_id: mandate.enterpriseId ?? null,
      person_id: mandate.personId ?? null,
      basis: mandate.basis ?? null,
      relation: mandate.relation ?? null,
      papers: mandate.papers ?? null,
      proof_ids: [...(mandate.proofIds ?? [])],
      agent_id: mandate.agentId,
      as_legal_representative: mandate.asLegalRepresentative,
      item_ids: mandate.itemIds ? [...mandate.itemIds] : null,
      valid_from: mandate.validFrom,
      valid_to: mandate.validTo ?? null,
      given_by: ctx.actor.id,
      revoked_at: null,
      co_signed: mandate.coSigned,
    })
    .execute()
  return id
}

/** The scans kept with one mandate; undefined when there is none such. */
export async function proofsOfMandate(ctx: Ctx, id: string): Promise<readonly string[] | undefined> {
  return (await findMandate(ctx, id))?.proofIds
}

export async function endMandate(ctx: Ctx, id: string): Promise<void> {
  await db(ctx).updateTable('identity.mandate').set({ revoked_at: ctx.now }).where('id', '=', id).execute()
}

/** Accounts of the people who may act for the enterprise today. */
export async function agentAccounts(ctx: Ctx, enterpriseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from identity.mandate m join identity.account a on a.person_id = m.agent_id
    where m.enterprise_id = ${enterpriseId} and m.revoked_at is null
      and m.valid_from <= ${ctx.today} and (m.valid_to is null or m.valid_to >= ${ctx.today})
    order by a.id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/**
 * Accounts of the relatives who may act for the person today.
 * @param itemId what it is about; without it only those with a mandate for everything
 */
export async function relativeAccounts(ctx: Ctx, personId: string, itemId?: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.id from identity.mandate m join identity.account a on a.person_id = m.agent_id
      join identity.person p on p.id = m.agent_id and p.level = 'verified-at-counter'
    where m.person_id = ${personId} and m.revoked_at is null
      and (m.item_ids is null or ${itemId ?? null}::uuid = any(m.item_ids))
      and m.valid_from <= ${ctx.today} and (m.valid_to is null or m.valid_to >= ${ctx.today})
    order by a.id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

export type Representative = { personId: string; name: string; accountId?: string }

export async function findRepresentative(ctx: Ctx, enterpriseId: string): Promise<Representative | undefined> {
  const { rows } = await sql<{ personId: string; name: string; accountId: string | null }>`
    select p.id as "personId", p.name, a.id as "accountId"
    from identity.mandate m join identity.person p on p.id = m.agent_id
      left join identity.account a on a.person_id = p.id and a.status = 'active'
    where m.enterprise_id = ${enterpriseId} and m.as_legal_representative and m.revoked_at is null`.execute(ctx.db)
  return rows[0] && { ...rows[0], accountId: rows[0].accountId ?? undefined }
}
