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

/** Absent: the post is in no hall. */
export async function findPlaceOfPost(ctx: Ctx, postId: string): Promise<Place | undefined> {
  const { rows } = await sql<Omit<Place, 'window'> & { number: string | null; name: string; kind: HallWindow['kind'] }>`
    select h.id as "hallId", h.name as "hallName", h.region_code as "regionCode", w.number, w.name, w.kind
    from organs.post p join organs.hall h on h.id = p.hall_id
    left join organs.hall_window w on w.hall_id = p.hall_id and w.number = p.window_no
    where p.id = ${postId}`.execute(ctx.db)
  const [row] = rows
  if (!row) return undefined
  const { number, name, kind, ...place } = row
  return { ...place, window: number === null ? undefined : { number, name, kind } }
}
