import { view } from '#kernel/view.ts'
import { checkedPeriod } from '../asked.ts'
import * as contract from '../contract.ts'
import { definitionOf } from '../described.ts'
import { sumsOf } from '../figures.ts'
import { organsSeen } from '../policy.ts'
import { indicatorRules } from '../rules/definitions.ts'
import { added, figureOf, type Sums } from '../rules/figure.ts'
import { MOST_POINTS, type Period, stepsOf } from '../rules/period.ts'

/** One indicator day by day, week by week or month by month. */
export const trend = view(contract.trend, {
  async look(ctx, { key, step, ...input }) {
    const period = checkedPeriod(input)
    const steps = stepsOf(period, step)
    if (steps.length > MOST_POINTS) throw contract.tooManyPoints({ points: steps.length, most: MOST_POINTS })
    const organs = (await organsSeen(ctx, input)).map((organ) => organ.id)
    const days = (await sumsOf(ctx, { keys: [key], organs, period, by: 'day' })).get(key)!
    const rule = indicatorRules[key]
    return {
      definition: definitionOf(key),
      points: steps.map((one) => ({ ...one, ...figureOf(rule, sumWithin(days, one)) })),
      total: figureOf(rule, sumWithin(days, period)),
    }
  },
})

function sumWithin(days: ReadonlyMap<string, Sums>, { from, to }: Period): Sums | undefined {
  let total: Sums | undefined
  for (const [day, sums] of days) if (day >= from && day <= to) total = added(total, sums)
  return total
}
