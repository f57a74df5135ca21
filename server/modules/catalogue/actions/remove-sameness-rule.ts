import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { lockRule } from '../sameness.ts'

/** Nothing is compared by the rule any more. Tasks once given by it keep its name; open ones must be finished first. */
export const removeSamenessRule = action(contract.removeSamenessRule, {
  load: (ctx, { id }) => lockRule(ctx, id, 'update'),
  async run(ctx, { id }) {
    const { rows } = await sql<{ open: number }>`
      select count(*)::int as open from catalogue.mend_task where rule_id = ${id} and done_at is null`.execute(ctx.db)
    const { open } = rows[0]!
    if (open > 0) throw contract.ruleInUse({ open })
    await sql`update catalogue.sameness_rule set removed_at = ${ctx.now} where id = ${id}`.execute(ctx.db)
    return { id }
  },
})
