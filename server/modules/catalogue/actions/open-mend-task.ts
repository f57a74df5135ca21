import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { mayPublish } from '../policy.ts'
import { deviations, getRule, pairsOf } from '../sameness.ts'
import { lockItem } from '../store.ts'

/** The body whose item deviates from the level above is asked to mend it. */
export const openMendTask = action(contract.openMendTask, {
  load: (ctx, { itemId }) => lockItem(ctx, itemId),
  allow: (ctx, item) => mayPublish(ctx, { organId: item.organ_id, regionCode: item.region_code }),
  subject: (_, output) => output.id,
  async run(ctx, { ruleId, itemId, note, dueOn }) {
    if (dueOn && dueOn < ctx.today) throw contract.deadlinePassed()
    const rule = await getRule(ctx, ruleId)
    const [pair] = await pairsOf(ctx, rule, sql`i.id = ${itemId}`)
    const differences = pair && !pair.taskOpen ? deviations(rule, pair) : []
    if (differences.length === 0) throw contract.nothingDeviates()
    const id = ctx.newId()
    await sql`
      insert into catalogue.mend_task (id, rule_id, item_id, differences, note, due_on, opened_by, opened_at)
      values (${id}, ${ruleId}, ${itemId}, ${JSON.stringify(differences)}::jsonb, ${note ?? null}, ${dueOn ?? null},
              ${ctx.actor.name}, ${ctx.now})`.execute(ctx.db)
    return { id }
  },
})
