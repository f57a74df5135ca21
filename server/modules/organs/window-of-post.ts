/** Where in a hall a post stands. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import type { HallWindow } from './contract.ts'

export type Place = {
  hallId: string
  hallName: string
  regionCode: string
  /** Absent: in the hall, at no window. */
  window?: HallWindow
}

type Row = Omit<Place, 'window'> & {
  postId: string
  number: string | null
  name: string
  kind: HallWindow['kind']
}

/** Posts that are in no hall are left out. */
export async function placesOfPosts(ctx: Ctx, postIds: readonly string[]): Promise<Map<string, Place>> {
  if (postIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select p.id as "postId", h.id as "hallId", h.name as "hallName", h.region_code as "regionCode", w.number, w.name, w.kind
    from organs.post p join organs.hall h on h.id = p.hall_id
    left join organs.hall_window w on w.hall_id = p.hall_id and w.number = p.window_no
    where p.id = any(${[...new Set(postIds)]}::uuid[])`.execute(ctx.db)
  return new Map(
    rows.map(({ postId, number, name, kind, ...place }) => [
      postId,
      { ...place, window: number === null ? undefined : { number, name, kind } },
    ]),
  )
}

/** Absent: the post is in no hall. */
export async function findPlaceOfPost(ctx: Ctx, postId: string): Promise<Place | undefined> {
  return (await placesOfPosts(ctx, [postId])).get(postId)
}
