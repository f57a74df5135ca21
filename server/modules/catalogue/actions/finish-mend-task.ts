import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { mayEdit } from '../policy.ts'
import { deviations, getRule, pairsOf } from '../sameness.ts'

type Task = { ruleId: string; itemId: string; organId: string; regionCode: string }

/** Mended is what the list in force says, not what somebody ticks. */
export const finishMendTask = action(contract.finishMendTask, {
  load: lockOpenTask,
  allow: mayEdit,
  async run(ctx, { id }, { ruleId, itemId }) {
    const rule = await getRule(ctx, ruleId)
    const [pair] = await pairsOf(ctx, rule, sql`i.id = ${itemId}`)
    const differences = pair ? deviations(rule, pair) : []
    if (differences.length > 0) throw contract.stillDeviates({ differences })
    await sql`update catalogue.mend_task set done_by = ${ctx.actor.name}, done_at = ${ctx.now} where id = ${id}`.execute(
      ctx.db,
    )
    return { id }
  },
})

async function lockOpenTask(ctx: Ctx, { id }: { id: string }): Promise<Task> {
  const { rows } = await sql<Task>`
    select t.rule_id as "ruleId", t.item_id as "itemId", i.organ_id as "organId", i.region_code as "regionCode"
    from catalogue.mend_task t join catalogue.item i on i.id = t.item_id
    where t.id = ${id} and t.done_at is null for update of t`.execute(ctx.db)
  if (!rows[0]) throw contract.taskMissing({ id })
  return rows[0]
}
