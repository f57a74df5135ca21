import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { addDays } from '#kernel/time.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { mayPublish } from '../policy.ts'

type Running = { fromOn: string; organId: string; regionCode: string }

/** Today is no longer within it. One that has not begun never will. */
export const endDelegation = action(contract.endDelegation, {
  load: lockRunning,
  allow: mayPublish,
  async run(ctx, { id, reason }, { fromOn }) {
    const yesterday = addDays(ctx.today, -1)
    if (fromOn > yesterday) await sql`delete from catalogue.delegation where id = ${id}`.execute(ctx.db)
    else
      await sql`
        update catalogue.delegation set until_on = ${yesterday}, ended_by = ${ctx.actor.name}, ended_because = ${reason}
        where id = ${id}`.execute(ctx.db)
    return { id, untilOn: yesterday }
  },
})

async function lockRunning(ctx: Ctx, { id }: { id: string }): Promise<Running> {
  const { rows } = await sql<Running>`
    select d.from_on as "fromOn", i.organ_id as "organId", i.region_code as "regionCode"
    from catalogue.delegation d join catalogue.item i on i.id = d.item_id
    where d.id = ${id} and (d.until_on is null or d.until_on >= ${ctx.today}) for update of d`.execute(ctx.db)
  if (!rows[0]) throw contract.delegationMissing({ id })
  return rows[0]
}
