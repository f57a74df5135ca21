import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

/** Who stands behind accounts, a person or somebody of the staff; unknown ids are left out. */
export async function namesOfAccounts(
  ctx: Pick<Ctx, 'db'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { name: string; staff: boolean }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string; staff: boolean }>`
    select a.id, coalesce(f.name, p.name, '') as name, f.id is not null as staff
    from identity.account a
    left join identity.staff f on f.id = a.staff_id
    left join identity.person p on p.id = a.person_id
    where a.id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name, staff }) => [id, { name, staff }]))
}
