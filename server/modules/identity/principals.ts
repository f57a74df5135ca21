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
  // A relative with named matters only sees no licences.
  const { rows } = await sql<Principal & { mandateId: string }>`
    select distinct on (w.name, w.id) w.kind, w.id, w.name, m.id as "mandateId"
    from identity.mandate m
    join identity.v_applicant w on w.id = coalesce(m.enterprise_id, m.person_id)
      and w.kind = case when m.person_id is null then 'enterprise' else 'person' end
    join identity.person p on p.id = m.agent_id and p.level = 'verified-at-counter'
    where m.agent_id = ${actor.subjectId} and m.revoked_at is null and (m.person_id is null or m.item_ids is null)
      and m.valid_from <= ${ctx.today} and (m.valid_to is null or m.valid_to >= ${ctx.today})
    order by w.name, w.id, m.id`.execute(ctx.db)
  return [{ kind: 'person', id: actor.subjectId, name: actor.name }, ...rows]
}
