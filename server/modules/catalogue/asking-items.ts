/** Which other items in force ask for a material of the same name: the same paper has one name in the whole directory. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'

export type AskingItems = {
  /** How many items, the same one of several bodies counted once. */
  items: number
  /** The name of one of them. */
  example: string
}

/**
 * By name of the material; names nobody else asks for are absent. One indexed query.
 * @param exceptName the item's own: what other bodies ask of their applicants for it is no other item
 */
export async function itemsAskingFor(
  ctx: Ctx,
  names: readonly string[],
  exceptName: string,
): Promise<Map<string, AskingItems>> {
  const { rows } = await sql<AskingItems & { material: string }>`
    select asked.material, count(distinct v.name)::int as items, min(v.name) as example
    from catalogue.item_version v
    cross join lateral (
      select distinct m ->> 'name' as material from jsonb_array_elements(v.content -> 'materials') m
      where m ->> 'name' = any(${[...names]}::text[])) asked
    where v.status = 'published' and v.name <> ${exceptName}
      and jsonb_path_query_array(v.content, '$.materials[*].name') ?| ${[...names]}::text[]
    group by asked.material`.execute(ctx.db)
  return new Map(rows.map(({ material, ...found }) => [material, found]))
}
