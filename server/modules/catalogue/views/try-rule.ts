import { view } from '#kernel/view.ts'
import { outsideFacts } from '#modules/exchange/index.ts'
import * as contract from '../contract.ts'
import { judgeRule, ruleFault, ruleGrants, scopeFrom } from '../rules/instant.ts'

/** Which conditions of a rule would hold for supposed values. */
export const tryRule = view(contract.tryRule, {
  look: async (_ctx, { conditions, form, values }) => {
    const judged = judgeRule(conditions, form, scopeFrom(supposed(values)), outsideFacts)
    const rows = judged.map(({ condition, verdict, why }) => {
      const fault = ruleFault(condition.holds, form, outsideFacts)
      return {
        key: condition.key,
        text: condition.text,
        verdict: fault ? ('uncertain' as const) : verdict,
        why: fault ?? why,
      }
    })
    const mentions = new Map(judged.flatMap((one) => one.mentions.map((mention) => [mention.path, mention])))
    return { mentions: [...mentions.values()], rows, grants: ruleGrants(rows) }
  },
})

/** A licence is supposed by saying yes to it, a choice of several by writing them with 、 between. */
function supposed(values: Readonly<Record<string, string | number | boolean>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) => {
      if (/^licences\.\w+$/.test(path)) return value === true ? [[path, {}]] : []
      return value === '' ? [] : [[path, value]]
    }),
  )
}
