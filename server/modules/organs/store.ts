import type { Ctx } from '#kernel/ctx.ts'
import { tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Hall, HallWindow, Organ, Post } from './contract.ts'

type OrganRow = {
  id: string
  name: string
  short_name: string
  uscc: string | null
  region_code: string
  level: Organ['level']
  kind: Organ['kind']
  parent_id: string | null
  letter_word: string
  address: string | null
  phone: string | null
}

export type HallRow = {
  id: string
  organ_id: string
  region_code: string
  name: string
  address: string
  phone: string | null
  hours: string
}

export type PostRow = {
  id: string
  organ_id: string
  title: string
  roles: string[]
  covers_organs: string[]
  hall_id: string | null
  window_no: string | null
  closed_at: Date | null
}

type OrgansTables = {
  'organs.organ': OrganRow
  'organs.hall': HallRow
  'organs.hall_window': { hall_id: string; number: string; name: string; kind: HallWindow['kind'] }
  'organs.post': PostRow
}

const db = (ctx: Ctx) => tables<OrgansTables>(ctx)

export async function organsWhere(ctx: Ctx, condition: RawBuilder<unknown>): Promise<Organ[]> {
  const { rows } = await sql<OrganRow>`select o.* from organs.organ o where ${condition}`.execute(ctx.db)
  return rows.map(organOf)
}

export function organOf(row: OrganRow): Organ {
  return {
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    uscc: row.uscc ?? undefined,
    regionCode: row.region_code,
    level: row.level,
    kind: row.kind,
    parentId: row.parent_id ?? undefined,
    letterWord: row.letter_word,
    address: row.address ?? undefined,
    phone: row.phone ?? undefined,
  }
}

/** False when another body has the same USCC, or the same name in the same region. */
export async function insertOrgan(ctx: Ctx, organ: Organ): Promise<boolean> {
  return (await insertOrgans(ctx, [organ])) === 1
}

/** Bodies whose USCC, or whose name in their region, another has are left out. @returns how many came in */
export async function insertOrgans(ctx: Ctx, organs: readonly Organ[]): Promise<number> {
  const rows = organs.map(({ id, regionCode: region_code, parentId, ...fields }) => ({
    id,
    region_code,
    parent_id: parentId ?? null,
    ...organColumns(fields),
  }))
  const done = await db(ctx)
    .insertInto('organs.organ')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0)
}

/** False when another body has the same USCC, or the same name in the same region. */
export async function updateOrgan(ctx: Ctx, id: string, fields: Omit<Organ, 'id' | 'regionCode'>): Promise<boolean> {
  const columns = { ...organColumns(fields), parent_id: fields.parentId ?? null }
  const done = await db(ctx)
    .updateTable('organs.organ')
    .set(columns)
    .where('id', '=', id)
    .where(
      sql<boolean>`not exists (select from organs.organ other where other.id <> ${id} and (other.uscc = ${columns.uscc}
        or (other.name = ${columns.name} and other.region_code = organs.organ.region_code)))`,
    )
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

function organColumns(fields: Omit<Organ, 'id' | 'regionCode' | 'parentId'>) {
  return {
    name: fields.name,
    short_name: fields.shortName,
    uscc: fields.uscc ?? null,
    level: fields.level,
    kind: fields.kind,
    letter_word: fields.letterWord,
    address: fields.address ?? null,
    phone: fields.phone ?? null,
  }
}

export function hallOf(row: HallRow): Hall {
  const { id, organ_id: organId, region_code: regionCode, name, address, phone, hours } = row
  return { id, organId, regionCode, name, address, phone: phone ?? undefined, hours }
}

/** @throws notFound */
export async function getHall(ctx: Ctx, id: string): Promise<Hall> {
  const row = await db(ctx).selectFrom('organs.hall').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound({ hallId: id })
  return hallOf(row)
}

export async function insertHall(ctx: Ctx, hall: Hall): Promise<void> {
  const { organId: organ_id, regionCode: region_code, phone, ...rest } = hall
  await db(ctx)
    .insertInto('organs.hall')
    .values({ ...rest, organ_id, region_code, phone: phone ?? null })
    .execute()
}

export async function updateHall(
  ctx: Ctx,
  id: string,
  fields: Pick<Hall, 'name' | 'address' | 'phone' | 'hours'>,
): Promise<void> {
  const { name, address, phone, hours } = fields
  await db(ctx)
    .updateTable('organs.hall')
    .set({ name, address, phone: phone ?? null, hours })
    .where('id', '=', id)
    .execute()
}

/** In the order people count: 2 before 10. */
export async function windowsOf(ctx: Ctx, hallId: string): Promise<HallWindow[]> {
  return db(ctx)
    .selectFrom('organs.hall_window')
    .select(['number', 'name', 'kind'])
    .where('hall_id', '=', hallId)
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .execute()
}

/** Sets windows up, or renames those there are. */
export async function saveWindows(ctx: Ctx, hallId: string, windows: readonly HallWindow[]): Promise<void> {
  if (windows.length === 0) return
  await db(ctx)
    .insertInto('organs.hall_window')
    .values(windows.map(({ number, name, kind }) => ({ hall_id: hallId, number, name, kind })))
    .onConflict((on) =>
      on
        .columns(['hall_id', 'number'])
        .doUpdateSet((row) => ({ name: row.ref('excluded.name'), kind: row.ref('excluded.kind') })),
    )
    .execute()
}

/** False when there is no such window. */
export async function deleteWindow(ctx: Ctx, hallId: string, number: string): Promise<boolean> {
  await db(ctx)
    .updateTable('organs.post')
    .set({ window_no: null })
    .where('hall_id', '=', hallId)
    .where('window_no', '=', number)
    .where('closed_at', 'is not', null)
    .execute()
  const done = await db(ctx)
    .deleteFrom('organs.hall_window')
    .where('hall_id', '=', hallId)
    .where('number', '=', number)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export async function windowHasPosts(ctx: Ctx, hallId: string, number: string): Promise<boolean> {
  const row = await db(ctx)
    .selectFrom('organs.post')
    .select('id')
    .where('hall_id', '=', hallId)
    .where('window_no', '=', number)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function hasWindow(ctx: Ctx, hallId: string, number: string): Promise<boolean> {
  const row = await db(ctx)
    .selectFrom('organs.hall_window')
    .select('number')
    .where('hall_id', '=', hallId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row !== undefined
}

/** Open posts only. */
export async function findPosts(ctx: Ctx, ids: readonly string[]): Promise<Post[]> {
  const rows = await db(ctx)
    .selectFrom('organs.post')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('closed_at', 'is', null)
    .execute()
  return rows.map(postOf)
}

/** The open ones among these posts, held until the transaction ends; always in one order, so that two holders cannot wait for each other. */
export async function lockPosts(ctx: Ctx, ids: readonly string[]): Promise<Post[]> {
  const rows = await db(ctx)
    .selectFrom('organs.post')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('closed_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(postOf)
}

export function postOf(row: PostRow): Post {
  return {
    id: row.id,
    organId: row.organ_id,
    title: row.title,
    roles: row.roles,
    coversOrgans: row.covers_organs,
    hallId: row.hall_id ?? undefined,
    windowNo: row.window_no ?? undefined,
  }
}

export async function insertPost(ctx: Ctx, post: Post): Promise<void> {
  await db(ctx)
    .insertInto('organs.post')
    .values({
      id: post.id,
      organ_id: post.organId,
      title: post.title,
      roles: post.roles,
      covers_organs: post.coversOrgans,
      hall_id: post.hallId ?? null,
      window_no: post.windowNo ?? null,
      closed_at: null,
    })
    .execute()
}

export async function updatePost(ctx: Ctx, id: string, change: Partial<Omit<PostRow, 'id'>>): Promise<void> {
  await db(ctx).updateTable('organs.post').set(change).where('id', '=', id).execute()
}
