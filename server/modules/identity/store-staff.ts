import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'

export type Place = { organId: string; regionCode: string }
export type HeldPost = Place & { id: string; title: string; organName: string; roles: string[] }

/** The open posts a member of staff holds, in the order they were given. */
export async function postsOf(ctx: Ctx, staffId: string): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select v.id, v.title, v.organ_name as "organName", v.organ_id as "organId", v.region_code as "regionCode", v.roles
    from identity.staff_post sp join organs.v_post v on v.id = sp.post_id
    where sp.staff_id = ${staffId} order by sp.since, sp.post_id`.execute(ctx.db)
  return rows
}

/** Where these posts are; closed and unknown ones are left out. */
export async function placesOfPosts(ctx: Ctx, postIds: readonly string[]): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select organ_id as "organId", region_code as "regionCode" from organs.v_post where id = any(${[...postIds]}::uuid[])`.execute(
    ctx.db,
  )
  return rows
}

/** Holds the member of staff until the transaction ends; false when there is none. */
export async function holdStaff(ctx: Ctx, staffId: string): Promise<boolean> {
  const { rows } = await sql`select from identity.staff where id = ${staffId} for update`.execute(ctx.db)
  return rows.length === 1
}

/** Who holds the post now. */
export async function holdersOf(ctx: Ctx, postId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select staff_id as id from identity.staff_post where post_id = ${postId} order by 1`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** For each holder of the post, the roles of their other posts; the holders are held until the transaction ends. */
export async function otherRolesOfHolders(ctx: Ctx, postId: string): Promise<string[][]> {
  await sql`
    select from identity.staff where id in (select staff_id from identity.staff_post where post_id = ${postId})
    order by id for update`.execute(ctx.db)
  const { rows } = await sql<{ roles: string[] }>`
    select array_agg(role) as roles
    from identity.staff_post holder
    join identity.staff_post other on other.staff_id = holder.staff_id and other.post_id <> holder.post_id
    join organs.v_post v on v.id = other.post_id cross join unnest(v.roles) as role
    where holder.post_id = ${postId} group by holder.staff_id`.execute(ctx.db)
  return rows.map((row) => row.roles)
}
