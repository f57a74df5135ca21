/** In whose name a citizen may act today: whose licences lie in one wallet with their own. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'

export type Principal = {
  kind: 'person' | 'enterprise'
  id: string
  name: string
  /** What is chosen to act for them; absent: oneself. */
  mandateId?: string
}

/** Oneself first, then by name. A mandate is worth nothing before a window has seen the agent's identity card. */
export async function principalsOf(ctx: Ctx): Promise<Principal[]> {
  const { actor } = ctx
  if (actor.kind !== 'citizen' || !actor.subjectId) return []
  const { rows } = await sql<{ id: string; name: string; mandateId: string }>`
    select distinct on (e.name, e.id) e.id, e.name, m.id as "mandateId"
    from identity.mandate m join identity.enterprise e on e.id = m.enterprise_id
    join identity.person p on p.id = m.agent_id and p.level = 'verified-at-counter'
    where m.agent_id = ${actor.subjectId} and m.revoked_at is null
      and m.valid_from <= ${ctx.today} and (m.valid_to is null or m.valid_to >= ${ctx.today})
    order by e.name, e.id, m.id`.execute(ctx.db)
  return [
    { kind: 'person', id: actor.subjectId, name: actor.name },
    ...rows.map((row) => ({ ...row, kind: 'enterprise' as const })),
  ]
}
