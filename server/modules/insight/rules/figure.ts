import type { Figure } from '../contract.ts'
import type { IndicatorRule } from './definitions.ts'

export type Sums = { numerator: number; denominator: number }

/** The value of an indicator out of its sums: a count as it is, everything else as a fraction. */
export function figureOf(rule: Pick<IndicatorRule, 'denominator'>, sums: Sums | undefined): Figure {
  const { numerator, denominator } = sums ?? { numerator: 0, denominator: 0 }
  if (!rule.denominator) return { numerator, value: numerator }
  return { numerator, denominator, ...(denominator > 0 && { value: numerator / denominator }) }
}

export function added(a: Sums | undefined, b: Sums): Sums {
  return { numerator: (a?.numerator ?? 0) + b.numerator, denominator: (a?.denominator ?? 0) + b.denominator }
}
