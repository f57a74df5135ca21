import { view } from '#kernel/view.ts'
import { checkedPeriod } from '../asked.ts'
import * as contract from '../contract.ts'
import { definitionOf } from '../described.ts'
import { sumsOf } from '../figures.ts'
import { organsSeen } from '../policy.ts'
import { indicatorRules } from '../rules/definitions.ts'
import { added, figureOf, type Sums } from '../rules/figure.ts'

/** One indicator, body by body. */
export const byBody = view(contract.byBody, {
  async look(ctx, { key, ...input }) {
    const period = checkedPeriod(input)
    const organs = await organsSeen(ctx, input)
    const ids = organs.map((organ) => organ.id)
    const bodies = (await sumsOf(ctx, { keys: [key], organs: ids, period, by: 'organ' })).get(key)!
    const rule = indicatorRules[key]
    const weight = ({ numerator, denominator }: contract.Figure) => denominator ?? numerator
    return {
      definition: definitionOf(key),
      rows: organs
        .filter((organ) => bodies.has(organ.id))
        .map((organ) => ({
          organId: organ.id,
          organName: organ.name,
          region: organ.regionCode,
          ...figureOf(rule, bodies.get(organ.id)),
        }))
        .toSorted((a, b) => weight(b) - weight(a)),
      total: figureOf(
        rule,
        [...bodies.values()].reduce<Sums | undefined>((total, sums) => added(total, sums), undefined),
      ),
    }
  },
})
