/** What a window corrects of a person or a firm on record, kept with what stood there before. */
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { notFound } from '#kernel/problem.ts'
import { sql } from 'kysely'
import type { personCorrections } from './contract.ts'
import { maskPhone } from './rules/mask.ts'
import { type EnterpriseRow, openPerson, type PersonDetails, type PersonRow } from './store-people.ts'

export type Correction = Partial<Pick<PersonDetails, 'name' | 'phone' | 'address'>>

/** Of what was given, what differs from what is kept. */
export function differing(ctx: Ctx, kept: PersonRow, given: Correction): Correction {
  const known = openPerson(ctx, kept)
  const other = <Key extends keyof Correction>(key: Key) =>
    given[key] !== undefined && given[key] !== known[key] ? { [key]: given[key] } : {}
  return { ...other('name'), ...other('phone'), ...other('address') }
}

export async function insertCorrection(
  ctx: Ctx,
  whose: { person: PersonRow } | { enterprise: EnterpriseRow },
  { name, phone, address }: Correction,
  reason: string,
): Promise<string> {
  const id = ctx.newId()
  const person = 'person' in whose ? whose.person : undefined
  const kept = 'person' in whose ? whose.person : whose.enterprise
  await sql`
    insert into identity.correction
      (id, person_id, enterprise_id, at, by_name, reason, name_before, name_after, phone_before, phone_after, address_changed)
    values (${id}, ${person?.id ?? null}, ${person ? null : kept.id}, ${ctx.now}, ${ctx.actor.name}, ${reason}, ${name ? kept.name : null}, ${name ?? null},
      ${phone ? (person?.phone_masked ?? null) : null}, ${phone ? maskPhone(phone) : null}, ${address !== undefined})`.execute(
    ctx.db,
  )
  return id
}

/** The name, here and as legal representative of the firms they speak for. */
export async function renamePerson(ctx: Ctx, id: string, name: string): Promise<void> {
  await sql`update identity.person set name = ${name} where id = ${id}`.execute(ctx.db)
  await sql`
    update identity.enterprise e set legal_representative = ${name}
    from identity.mandate m
    where m.enterprise_id = e.id and m.agent_id = ${id} and m.as_legal_representative and m.revoked_at is null`.execute(
    ctx.db,
  )
}

export async function renameEnterprise(ctx: Ctx, id: string, name: string): Promise<void> {
  await sql`update identity.enterprise set name = ${name} where id = ${id}`.execute(ctx.db)
}

export type FirmCorrection = { enterpriseId: string; at: Date; by: string; before: string; after: string }

export async function getFirmCorrection(ctx: Ctx, id: string): Promise<FirmCorrection> {
  const { rows } = await sql<FirmCorrection>`
    select enterprise_id as "enterpriseId", at, by_name as by, name_before as before, name_after as after
    from identity.correction where id = ${id} and enterprise_id is not null`.execute(ctx.db)
  if (!rows[0]) throw notFound({ correctionId: id })
  return rows[0]
}

type Row = {
  id: string
  at: Date
  by_name: string
  reason: string
  name_before: string | null
  name_after: string | null
  phone_before: string | null
  phone_after: string | null
  address_changed: boolean
}

/** The latest first. */
export async function correctionsOf(
  ctx: Ctx,
  of: 'person' | 'enterprise',
  { id, after, limit }: { id: string; after?: string; limit: number },
): Promise<OutputOf<typeof personCorrections>> {
  const whose = of === 'person' ? sql`person_id` : sql`enterprise_id`
  const { rows } = await sql<Row>`
    select id, at, by_name, reason, name_before, name_after, phone_before, phone_after, address_changed
    from identity.correction where ${whose} = ${id} and ${after ? sql`id < ${after}` : sql`true`}
    order by id desc limit ${limit + 1}`.execute(ctx.db)
  const { page, next } = cutPage(rows, limit, (last) => last.id)
  return {
    rows: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      by: row.by_name,
      reason: row.reason,
      name: row.name_after ? { before: row.name_before ?? '', after: row.name_after } : undefined,
      phone: row.phone_after ? { before: row.phone_before ?? undefined, after: row.phone_after } : undefined,
      address: row.address_changed,
    })),
    next,
  }
}
