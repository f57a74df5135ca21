/** Drawers that hold cash: one row for each clerk, from the first entry until the closing. */
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { notYours } from '#kernel/problem.ts'

/** An entry was made in the drawer of whoever acts; until it commits, the drawer cannot be closed. @throws notYours without a post */
export async function openDrawer({ actor, db, now }: Ctx): Promise<void> {
  if (!actor.post) throw notYours()
  const { id, organId, regionCode } = actor.post
  await sql`
    insert into payments.drawer as d (clerk_id, clerk_name, post_id, organ_id, region_code, since, last_at)
    values (${actor.id}, ${actor.name}, ${id}, ${organId}, ${regionCode}, ${now}, ${now})
    on conflict (clerk_id) do update set clerk_name = excluded.clerk_name, post_id = excluded.post_id,
      organ_id = excluded.organ_id, region_code = excluded.region_code,
      since = least(d.since, excluded.since), last_at = greatest(d.last_at, excluded.last_at)`.execute(db)
}

/**
 * Takes the drawer away, so that what is in it can go into a shift. Two closings at once wait for one another, and the second finds
 * none; an entry that is made meanwhile waits, and opens the next.
 * @returns whether there was one
 */
export async function emptyDrawer({ actor, db }: Ctx): Promise<boolean> {
  const { rows } = await sql`delete from payments.drawer where clerk_id = ${actor.id} returning clerk_id`.execute(db)
  return rows.length > 0
}

/** The entries of a drawer: cash of the clerk that is in no shift yet; for rows of `payments.movement m`. */
export const inDrawer = (clerkId: string | RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`m.by_id = ${clerkId} and m.means = 'cash' and m.shift_id is null`

export type DrawerSums = { entries: number; taken: string; returned: string; first: Date | null }

/** What the entries of a drawer add up to, in one row of `DrawerSums`. */
export const drawerSums = (clerkId: string | RawBuilder<unknown>): RawBuilder<DrawerSums> => sql`
  select count(*)::int as entries, coalesce(sum(m.amount) filter (where m.kind = 'taken'), 0) as taken,
    coalesce(sum(m.amount) filter (where m.kind = 'returned'), 0) as returned, min(m.at) as first
  from payments.movement m where ${inDrawer(clerkId)}`
