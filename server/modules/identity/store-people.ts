/** Rows of people and enterprises. What identifies a person is sealed; the store alone opens it. */
import { type Ctx, tables } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import { phoneChanged } from './events.ts'
import type { Applicant } from './contract.ts'
import { keepFormerPhone } from './former-phone.ts'
import { maskIdNumber, maskPhone } from './rules/mask.ts'

export type IdentityLevel = 'declared' | 'verified-at-counter'

export type PersonRow = {
  id: string
  name: string
  id_sealed: string
  id_fingerprint: string
  id_masked: string
  phone_sealed: string | null
  phone_masked: string | null
  address_sealed: string | null
  level: IdentityLevel
}

export type EnterpriseRow = {
  id: string
  name: string
  uscc: string
  address: string | null
  legal_representative: string | null
}

type PeopleTables = { 'identity.person': PersonRow; 'identity.enterprise': EnterpriseRow }

const db = (ctx: Ctx) => tables<PeopleTables>(ctx)

export type PersonDetails = { name: string; idNumber: string; phone?: string; address?: string }

const fingerprintOf = (ctx: Ctx, idNumber: string) =>
  ctx.vault.fingerprint('identity.id-number', idNumber.toUpperCase())

export async function findPersonByNumber(ctx: Ctx, idNumber: string): Promise<PersonRow | undefined> {
  return db(ctx)
    .selectFrom('identity.person')
    .selectAll()
    .where('id_fingerprint', '=', fingerprintOf(ctx, idNumber))
    .executeTakeFirst()
}

export async function findPerson(ctx: Ctx, id: string): Promise<PersonRow | undefined> {
  return db(ctx).selectFrom('identity.person').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The row of this ID number, made when there is none; an existing one is returned as it is. */
export async function personOfNumber(ctx: Ctx, given: PersonDetails, level: IdentityLevel): Promise<PersonRow> {
  const known = await findPersonByNumber(ctx, given.idNumber)
  if (known) return known
  await db(ctx)
    .insertInto('identity.person')
    .values({
      id: ctx.newId(),
      name: given.name,
      id_sealed: ctx.vault.seal(given.idNumber),
      id_fingerprint: fingerprintOf(ctx, given.idNumber),
      id_masked: maskIdNumber(given.idNumber),
      ...contactColumns(ctx, given),
      level,
    })
    .onConflict((on) => on.column('id_fingerprint').doNothing())
    .execute()
  // Read again: another transaction may have been first.
  return (await findPersonByNumber(ctx, given.idNumber))!
}

/** The person, kept from changing until this act is over. */
export async function lockPerson(ctx: Ctx, id: string): Promise<PersonRow | undefined> {
  return db(ctx).selectFrom('identity.person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Sets what is given and leaves the rest. */
export async function updateContact(ctx: Ctx, id: string, given: { phone?: string; address?: string }): Promise<void> {
  const row = given.phone || given.address ? await lockPerson(ctx, id) : undefined
  if (!row) return
  const formerPhoneId = await writeContact(ctx, row, given)
  if (formerPhoneId) ctx.emit(phoneChanged, { personId: id, at: ctx.now.toISOString(), formerPhoneId })
}

/** @returns under what the number is kept that another took the place of, where there was one */
export async function writeContact(
  ctx: Ctx,
  row: PersonRow,
  given: { phone?: string; address?: string },
): Promise<string | undefined> {
  const columns = Object.fromEntries(Object.entries(contactColumns(ctx, given)).filter(([, value]) => value !== null))
  if (Object.keys(columns).length === 0) return undefined
  await db(ctx).updateTable('identity.person').set(columns).where('id', '=', row.id).execute()
  const replaced = given.phone && row.phone_sealed && ctx.vault.open(row.phone_sealed) !== given.phone
  return replaced ? keepFormerPhone(ctx, row.id, row.phone_sealed!) : undefined
}

function contactColumns(ctx: Ctx, { phone, address }: { phone?: string; address?: string }) {
  return {
    phone_sealed: phone ? ctx.vault.seal(phone) : null,
    phone_masked: phone ? maskPhone(phone) : null,
    address_sealed: address ? ctx.vault.seal(address) : null,
  }
}

export async function raiseLevel(ctx: Ctx, id: string): Promise<void> {
  await db(ctx).updateTable('identity.person').set({ level: 'verified-at-counter' }).where('id', '=', id).execute()
}

/** Everything known about a person in the clear. */
export function openPerson(ctx: Ctx, row: PersonRow): PersonDetails {
  return {
    name: row.name,
    idNumber: ctx.vault.open(row.id_sealed),
    phone: row.phone_sealed ? ctx.vault.open(row.phone_sealed) : undefined,
    address: row.address_sealed ? ctx.vault.open(row.address_sealed) : undefined,
  }
}

export async function findEnterprise(
  ctx: Ctx,
  by: { id: string } | { uscc: string },
): Promise<EnterpriseRow | undefined> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['uscc', by.uscc] as const)
  return db(ctx).selectFrom('identity.enterprise').selectAll().where(column, '=', value).executeTakeFirst()
}

/** The firm, kept from changing until this act is over. */
export async function lockEnterprise(ctx: Ctx, id: string): Promise<EnterpriseRow | undefined> {
  return db(ctx).selectFrom('identity.enterprise').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export type EnterpriseDetails = { name: string; uscc: string; address?: string; legalRepresentative?: string }

/** The row of this USCC, made when there is none; an existing one is returned as it is. */
export async function enterpriseOfCode(ctx: Ctx, given: EnterpriseDetails): Promise<EnterpriseRow> {
  const known = await findEnterprise(ctx, { uscc: given.uscc })
  if (known) return known
  await db(ctx)
    .insertInto('identity.enterprise')
    .values({
      id: ctx.newId(),
      name: given.name,
      uscc: given.uscc,
      address: given.address ?? null,
      legal_representative: given.legalRepresentative ?? null,
    })
    .onConflict((on) => on.column('uscc').doNothing())
    .execute()
  return (await findEnterprise(ctx, { uscc: given.uscc }))!
}

export async function setLegalRepresentative(ctx: Ctx, id: string, name: string): Promise<void> {
  await db(ctx).updateTable('identity.enterprise').set({ legal_representative: name }).where('id', '=', id).execute()
}

/** The applicant as others may see them; `undefined` when unknown. */
export async function findApplicantRow(ctx: Ctx, kind: Applicant['kind'], id: string): Promise<Applicant | undefined> {
  if (kind === 'enterprise') {
    const row = await findEnterprise(ctx, { id })
    return row && enterpriseApplicant(row)
  }
  const { rows } = await sql<PersonRow & { account_id: string | null }>`
    select p.*, a.id as account_id from identity.person p left join identity.account a on a.person_id = p.id
    where p.id = ${id}`.execute(ctx.db)
  return rows[0] && personApplicant(rows[0], rows[0].account_id ?? undefined)
}

export function enterpriseApplicant(row: EnterpriseRow): Applicant {
  // The USCC is public by law (企业信息公示暂行条例 art. 6), so it is not masked.
  return { kind: 'enterprise', id: row.id, name: row.name, identifierMasked: row.uscc }
}

export function personApplicant(row: PersonRow, accountId?: string): Applicant {
  return {
    kind: 'person',
    id: row.id,
    name: row.name,
    identifierMasked: row.id_masked,
    phoneMasked: row.phone_masked ?? undefined,
    accountId,
  }
}
