import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'

export type AgentOfFirm = {
  mandateId: string
  name: string
  /** Who has one to sign in with. */
  accountId?: string
  itemIds?: readonly string[]
  validTo?: string
}

/** Nobody gives more mandates than a page can show. */
const MOST = 200

/** Who holds a mandate of the enterprise today, without its legal representative; by name. */
export async function agentsOf(ctx: Ctx, enterpriseId: string): Promise<AgentOfFirm[]> {
  const { rows } = await sql<{
    id: string
    name: string
    account_id: string | null
    item_ids: string[] | null
    valid_to: string | null
  }>`
    select m.id, p.name, a.id as account_id, m.item_ids, m.valid_to::text
    from identity.mandate m join identity.person p on p.id = m.agent_id left join identity.account a on a.person_id = p.id
    where m.enterprise_id = ${enterpriseId} and not m.as_legal_representative and m.revoked_at is null
      and m.valid_from <= ${ctx.today} and (m.valid_to is null or m.valid_to >= ${ctx.today})
    order by p.name, m.id limit ${MOST}`.execute(ctx.db)
  return rows.map((row) => ({
    mandateId: row.id,
    name: row.name,
    accountId: row.account_id ?? undefined,
    itemIds: row.item_ids ?? undefined,
    validTo: row.valid_to ?? undefined,
  }))
}
