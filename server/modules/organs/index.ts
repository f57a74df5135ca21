/** Authorities, halls and posts, for the modules below. Functions take `ctx` and run in the caller's transaction. */
import { covers, type Scope } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { askedOnce } from '#kernel/db.ts'
import { notFound } from '#kernel/problem.ts'
import { sql } from 'kysely'
import type { Hall, HallWindow, Organ, Post } from './contract.ts'
import { governs } from './rules/region.ts'
import {
  findPosts,
  getHall as findHall,
  insertHall,
  insertOrgans,
  insertPost,
  lockPosts,
  organsWhere,
  saveWindows,
  updatePost,
  windowsOf,
} from './store.ts'

export type { Hall, HallWindow, Organ, Post } from './contract.ts'
export { organLevel, regionCode } from './contract.ts'
export { regionPrefix } from './rules/region.ts'
export { findPlaceOfPost, type Place, placesOfPosts } from './window-of-post.ts'

/** @throws notFound when there is no such body */
export async function getOrgan(ctx: Ctx, id: string): Promise<Organ> {
  const [organ] = await askedOnce(ctx, `organs.organ:${id}`, () => organsWhere(ctx, sql`o.id = ${id}`))
  if (!organ) throw notFound({ organId: id })
  return organ
}

/** Bodies by id; unknown ids are left out. */
export async function describeOrgans(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Organ>> {
  if (ids.length === 0) return new Map()
  const organs = await organsWhere(ctx, sql`o.id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(organs.map((organ) => [organ.id, organ]))
}

/** Whether one body is the superior of another: over it in the tree of bodies, or the government it works under. */
export async function isAbove(ctx: Ctx, upperId: string, lowerId: string): Promise<boolean> {
  const [upper, lower] = [await getOrgan(ctx, upperId), await getOrgan(ctx, lowerId)]
  return governs(upper, lower) || isOver(ctx, upperId, lowerId)
}

/** Whether one body stands over another in the tree of bodies, at whatever distance. */
export async function isOver(ctx: Ctx, upperId: string, lowerId: string): Promise<boolean> {
  // `union` ends even where somebody made two bodies each other's parent.
  const above = await organsWhere(
    ctx,
    sql`o.id = ${upperId} and o.id <> ${lowerId} and o.id in (
      with recursive above (id) as (
        select parent_id from organs.organ where id = ${lowerId}
        union select next.parent_id from organs.organ next join above on next.id = above.id)
      select id from above)`,
  )
  return above.length > 0
}

/** The body with this unified social credit code. */
export async function findOrganOfCode(ctx: Ctx, uscc: string): Promise<Organ | undefined> {
  return (await organsWhere(ctx, sql`o.uscc = ${uscc}`))[0]
}

/** The body of this letter word and level in the region or above it; the nearest, when several are. */
export async function findOrganAt(
  ctx: Ctx,
  { letterWord, level, regionCode }: { letterWord: string; level: string; regionCode: string },
): Promise<Organ | undefined> {
  const above = [12, 9, 6, 4, 2].map((length) => regionCode.slice(0, length).padEnd(12, '0'))
  const found = await organsWhere(
    ctx,
    sql`o.letter_word = ${letterWord} and o.level = ${level} and o.region_code = any(${above}::text[])
      order by o.region_code desc, o.id limit 1`,
  )
  return found[0]
}

/** Every body, by region and name; hundreds at most. */
export async function listOrgans(ctx: Ctx): Promise<Organ[]> {
  return organsWhere(ctx, sql`true order by o.region_code, o.name`)
}

/** @throws notFound */
export async function getHall(ctx: Ctx, id: string): Promise<Hall> {
  return findHall(ctx, id)
}

/** Halls by id; unknown ids are left out. */
export async function describeHalls(ctx: Ctx, ids: readonly string[]): Promise<Map<string, { name: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organs.hall where id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, { name }]))
}

/** The bodies a word reaches. */
export async function organsReached(ctx: Ctx, scope: Scope | undefined): Promise<string[]> {
  if (!scope) return []
  if (!scope.everywhere && !scope.regions?.length) return [...(scope.organs ?? [])]
  return (await listOrgans(ctx))
    .filter(({ id, regionCode }) => covers(scope, { organId: id, regionCode }))
    .map(({ id }) => id)
}

export type NewOrgan = Pick<Organ, 'name' | 'regionCode' | 'level'> &
  Partial<Pick<Organ, 'shortName' | 'uscc' | 'kind' | 'parentId' | 'letterWord' | 'address' | 'phone'>>

/**
 * Finds a body by its USCC, else by name and region, else creates it; what exists is left as it is.
 * The short name and the letter word default to the name.
 */
export async function ensureOrgan(ctx: Ctx, given: NewOrgan): Promise<Organ> {
  return (await ensureOrgans(ctx, [given]))[0]!
}

/** `ensureOrgan` for a list of bodies, in its order; a handful of statements however many they are. */
export async function ensureOrgans(ctx: Ctx, given: readonly NewOrgan[]): Promise<Organ[]> {
  const known = await existing(ctx, given)
  const missing = given
    .filter((one) => !known(one))
    .map((one) => ({
      kind: 'department' as const,
      shortName: one.name,
      letterWord: one.shortName ?? one.name,
      ...one,
      id: ctx.newId(),
    }))
  if (missing.length === 0) return given.map((one) => known(one)!)
  await insertOrgans(ctx, missing)
  // Asked again: another transaction may have made one meanwhile, and two of the list may be one body.
  const now = await existing(ctx, given)
  return given.map((one) => now(one)!)
}

/** Finds a body of the list: by its USCC, else by name and region. */
async function existing(
  ctx: Ctx,
  given: readonly NewOrgan[],
): Promise<(one: Pick<NewOrgan, 'uscc' | 'name' | 'regionCode'>) => Organ | undefined> {
  const organs = await organsWhere(
    ctx,
    sql`o.uscc = any(${given.flatMap((one) => one.uscc ?? [])}::text[]) or (o.region_code, o.name) in (
      select * from unnest(${given.map((one) => one.regionCode)}::text[], ${given.map((one) => one.name)}::text[]))`,
  )
  const nameKey = ({ name, regionCode }: Pick<NewOrgan, 'name' | 'regionCode'>) => `${regionCode}\n${name}`
  const byCode = new Map(organs.map((organ) => [organ.uscc, organ]))
  const byName = new Map(organs.map((organ) => [nameKey(organ), organ]))
  return (one) => (one.uscc ? byCode.get(one.uscc) : undefined) ?? byName.get(nameKey(one))
}

/** A hall with its windows. @throws notFound */
export async function getHallWindows(ctx: Ctx, id: string): Promise<Hall & { windows: HallWindow[] }> {
  return { ...(await getHall(ctx, id)), windows: await windowsOf(ctx, id) }
}

/** Opens a hall with its windows. */
export async function addHall(ctx: Ctx, hall: Omit<Hall, 'id'>, windows: readonly HallWindow[] = []): Promise<Hall> {
  const added = { ...hall, id: ctx.newId() }
  await insertHall(ctx, added)
  await saveWindows(ctx, added.id, windows)
  return added
}

export type NewPost = Pick<Post, 'organId' | 'title'> & Partial<Omit<Post, 'id' | 'organId' | 'title'>>

/** Sets a post up with its roles; for installing and for the demo city. Administrators perform `organs.create-post`. */
export async function addPost(ctx: Ctx, post: NewPost): Promise<Post> {
  const added = { roles: [], coversOrgans: [], ...post, id: ctx.newId() }
  await insertPost(ctx, added)
  return added
}

/** Open posts by id; closed and unknown ones are left out. */
export async function describePosts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Post>> {
  if (ids.length === 0) return new Map()
  return new Map((await findPosts(ctx, ids)).map((post) => [post.id, post]))
}

/** The post, locked until the transaction ends. @throws notFound when there is none or it is closed */
export async function holdPost(ctx: Ctx, id: string): Promise<Post> {
  const [post] = await holdPosts(ctx, [id])
  return post!
}

/** The posts, locked until the transaction ends. @throws notFound when one of them does not exist or is closed */
export async function holdPosts(ctx: Ctx, ids: readonly string[]): Promise<Post[]> {
  if (ids.length === 0) return []
  const posts = await lockPosts(ctx, ids)
  if (posts.length < new Set(ids).size) throw notFound({ postIds: ids })
  return posts
}

/** Which roles a post has is decided in the identity module, by its acts alone. */
export async function setPostRoles(ctx: Ctx, id: string, roles: readonly string[]): Promise<void> {
  await updatePost(ctx, id, { roles: [...roles] })
}
