import { action } from '#kernel/action.ts'
import { describeOrgans, getOrgan } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { mayPublish } from '../policy.ts'
import { lockItem } from '../store.ts'

/** From its day other bodies handle the item; new applications go there. Cases already filed stay where they are. */
export const delegateItem = action(contract.delegateItem, {
  load: (ctx, { id }) => lockItem(ctx, id),
  allow: (ctx, item) => mayPublish(ctx, { organId: item.organ_id, regionCode: item.region_code }),
  async run(ctx, { id: itemId, toOrganIds, kind, basis, fromOn, untilOn }, item) {
    if (untilOn && untilOn < fromOn) throw contract.dayPassed()
    const asked = [...new Set(toOrganIds)]
    const organs = await describeOrgans(ctx, asked)
    const unknown = asked.find((id) => !organs.has(id))
    if (unknown) await getOrgan(ctx, unknown)
    const { rows } = await sql<{ organId: string }>`
      select to_organ_id as "organId" from catalogue.delegation
      where item_id = ${itemId} and to_organ_id = any(${asked}::uuid[])
        and daterange(from_on, until_on, '[]') && daterange(${fromOn}::date, ${untilOn ?? null}::date, '[]')`.execute(
      ctx.db,
    )
    const taken = asked.includes(item.organ_id) ? item.organ_id : rows[0]?.organId
    if (taken) throw contract.alreadyDelegated({ organId: taken, organName: organs.get(taken)?.name })
    const ids = asked.map(() => ctx.newId())
    await sql`
      insert into catalogue.delegation (id, item_id, to_organ_id, kind, basis, from_on, until_on, made_by, made_at)
      select given.id, ${itemId}, given.organ_id, ${kind}, ${basis}, ${fromOn}::date, ${untilOn ?? null}::date, ${ctx.actor.name}, ${ctx.now}
      from unnest(${ids}::uuid[], ${asked}::uuid[]) as given (id, organ_id)`.execute(ctx.db)
    return { ids }
  },
})
