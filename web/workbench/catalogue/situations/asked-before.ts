import type { SituationQuestion } from '#modules/catalogue/contract.ts'

/** The questions that may have been answered when this one's turn comes: those from which some way leads to it. */
export function askedBefore(questions: readonly SituationQuestion[], key: string): SituationQuestion[] {
  const before = new Set<string>()
  const collect = (to: string): void => {
    for (const { key: from, options, otherwise } of questions) {
      if (before.has(from) || (otherwise !== to && !options.some((one) => one.leadsTo === to))) continue
      before.add(from)
      collect(from)
    }
  }
  collect(key)
  return questions.filter((one) => one.key !== key && before.has(one.key))
}
