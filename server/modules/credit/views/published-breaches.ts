import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { maskName } from '#modules/identity/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import type { BreachRow } from '../store.ts'

/** Standing records with the consent of whose they are; of a person the name is masked all the same. */
export const publishedBreaches = view(contract.publishedBreaches, {
  async look(ctx, { after, limit }) {
    const { rows } = await sql<BreachRow>`
      select * from credit.breach
      where published and status = 'standing' ${/^[0-9a-f-]{36}$/.test(after ?? '') ? sql`and id < ${after}::uuid` : sql``}
      order by id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    return {
      rows: page.map((row) => ({
        id: row.id,
        name: row.applicant_kind === 'person' ? maskName(row.applicant_name) : row.applicant_name,
        itemName: row.item_name,
        organName: organs.get(row.organ_id)?.name ?? '',
        what: row.what,
        recordedOn: row.recorded_on,
      })),
      next,
    }
  },
})
