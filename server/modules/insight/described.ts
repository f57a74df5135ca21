import { type Definition, type IndicatorKey, indicatorTitles } from './contract.ts'
import { indicatorRules, populationWords } from './rules/definitions.ts'

/** An indicator as it is shown beside its figures. */
export function definitionOf(key: IndicatorKey): Definition {
  const { countsWorkingDays: _, population, ...rule } = indicatorRules[key]
  return { key, title: indicatorTitles[key], ...rule, population: populationWords[population] }
}
