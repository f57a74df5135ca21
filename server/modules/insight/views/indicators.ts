import { view } from '#kernel/view.ts'
import { checkedPeriod } from '../asked.ts'
import * as contract from '../contract.ts'
import { definitionOf } from '../described.ts'
import { sumsOf } from '../figures.ts'
import { organsSeen } from '../policy.ts'
import { indicatorRules } from '../rules/definitions.ts'
import { figureOf } from '../rules/figure.ts'
import { periodBefore } from '../rules/period.ts'

/** Every indicator for one period and place, beside the period before. */
export const indicators = view(contract.indicators, {
  async look(ctx, input) {
    const period = checkedPeriod(input)
    const before = periodBefore(period)
    const organs = (await organsSeen(ctx, input)).map((organ) => organ.id)
    const asked = { keys: contract.indicatorKeys, organs, by: 'all' } as const
    const now = await sumsOf(ctx, { ...asked, period })
    const then = await sumsOf(ctx, { ...asked, period: before })
    return {
      ...period,
      before,
      rows: contract.indicatorKeys.map((key) => ({
        definition: definitionOf(key),
        ...figureOf(indicatorRules[key], now.get(key)?.get('all')),
        before: figureOf(indicatorRules[key], then.get(key)?.get('all')),
      })),
    }
  },
})
