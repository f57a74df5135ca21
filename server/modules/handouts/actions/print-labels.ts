import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { inReach } from '../policy.ts'
import { type HandoutRow, openRecipient } from '../store.ts'

/** Labels and the shipping list: the addresses in the clear, of those in one's reach that go by post. */
export const printLabels = action(contract.printLabels, {
  async run(ctx, { ids }) {
    const { rows } = await sql<HandoutRow>`
      select h.* from handouts.handout h
      where h.case_id = any(${ids}::uuid[]) and h.recipient is not null and h.way = 'post' and ${inReach(ctx.actor, 'handouts.hand-over')}
      order by h.decided_on, h.case_id`.execute(ctx.db)
    const organs = await describeOrgans(
      ctx,
      rows.map((row) => row.organ_id),
    )
    ctx.note({ cases: rows.map((row) => row.case_id) })
    return {
      rows: rows.map((row) => ({
        ...openRecipient(ctx, row.recipient!),
        caseId: row.case_id,
        caseNumber: row.case_number,
        itemName: row.item_name,
        organName: organs.get(row.organ_id)?.name ?? '',
        tracking: row.tracking ?? undefined,
      })),
    }
  },
})
