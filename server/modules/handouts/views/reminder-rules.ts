import { view } from '#kernel/view.ts'
import { scopeOf } from '#kernel/actor.ts'
import { describeOrgans, organsReached } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { handoutTables, ruleOf } from '../store.ts'

/** The days of the bodies one answers for. */
export const reminderRules = view(contract.reminderRules, {
  async look(ctx) {
    const ids = await organsReached(ctx, scopeOf(ctx.actor, 'handouts.arrange'))
    const organs = await describeOrgans(ctx, ids)
    const settled = await handoutTables(ctx).selectFrom('handouts.reminder_rule').selectAll().execute()
    return {
      rows: await Promise.all(
        [...organs.values()].map(async ({ id, name }) => {
          const rule = await ruleOf(ctx, id)
          return {
            organId: id,
            organName: name,
            firstDays: rule.first_days,
            againDays: rule.again_days,
            settledBy: settled.find((one) => one.organ_id === id)?.settled_by,
          }
        }),
      ),
    }
  },
})
