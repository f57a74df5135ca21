import known from '#data/reference/rating-options.json' with { type: 'json' }
import type { Level } from './contract.ts'

export type ReasonOption = { code: string; label: string }

/** The wording comes with the software as data; `confirmed` says whether the province's interface paper agrees. */
export const optionsConfirmed = known.confirmed
export const optionsByLevel: Readonly<Record<Level, readonly ReasonOption[]>> = known.levels

/** What the codes of a level mean; undefined when one is not of that level. */
export function labelsOf(level: Level, codes: readonly string[]): string[] | undefined {
  const labels = codes.map((code) => optionsByLevel[level].find((option) => option.code === code)?.label)
  return labels.every((label): label is string => label !== undefined) ? labels : undefined
}
