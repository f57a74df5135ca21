import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { findByName as route } from '../contract.ts'
import { checkIdNumber } from '../rules/id-number.ts'
import { findEnterprise, openPerson, type EnterpriseRow, type PersonRow } from '../store-people.ts'

type Asked = { name: string; after?: string; limit: number }
type Answer = OutputOf<typeof route>

/** Each look stands in the audit trail, with whom it showed; also the one that found nobody. */
export const findByName = view(route, {
  look: (ctx, { kind, ...asked }) => (kind === 'person' ? peopleNamed(ctx, asked) : enterprisesNamed(ctx, asked)),
  personal: (_ctx, _asked, { rows }) =>
    (rows.length > 0 ? rows.map(({ id }) => id) : ['']).map((subject) => ({ subject, fields: ['name'] })),
})

/** The whole name: its beginning would list half a city. The latest recorded first. */
async function peopleNamed(ctx: Ctx, { name, after, limit }: Asked): Promise<Answer> {
  const { rows } = await sql<PersonRow>`
    select * from identity.person where name = ${name} and ${after ? sql`id < ${after}` : sql`true`}
    order by id desc limit ${limit + 1}`.execute(ctx.db)
  const { page, next } = cutPage(rows, limit, (last) => last.id)
  return {
    rows: page.map((row) => ({
      id: row.id,
      name: row.name,
      identifierMasked: row.id_masked,
      birthYear: checkIdNumber(openPerson(ctx, row).idNumber)?.birthDate.slice(0, 4),
      identityLevel: row.level,
    })),
    next,
  }
}

/** Sorts after every character a name can hold. */
const LAST = '\u{10ffff}'

/** By the beginning of the name, in its order. */
async function enterprisesNamed(ctx: Ctx, { name, after, limit }: Asked): Promise<Answer> {
  const last = after ? await findEnterprise(ctx, { id: after }) : undefined
  const { rows } = await sql<EnterpriseRow>`
    select * from identity.enterprise
    where name collate "C" >= ${name} and name collate "C" < ${name + LAST}
      and ${last ? sql`(name collate "C", id) > (${last.name}, ${last.id}::uuid)` : sql`true`}
    order by name collate "C", id limit ${limit + 1}`.execute(ctx.db)
  const { page, next } = cutPage(rows, limit, (row) => row.id)
  return { rows: page.map((row) => ({ id: row.id, name: row.name, identifierMasked: row.uscc })), next }
}
