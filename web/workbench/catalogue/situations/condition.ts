/** Conditions an editor ticks instead of writing FEEL: every question named must have one of its options. */

/** Options by question; a question without any says nothing. */
export type Choice = Readonly<Record<string, readonly string[]>>

/** The condition as FEEL; undefined when nothing is chosen, which is: always. */
export function conditionOf(choice: Choice): string | undefined {
  const terms = Object.entries(choice).flatMap(([question, options]) => {
    if (options.length === 0) return []
    const quoted = options.map((option) => `"${option}"`)
    return [quoted.length === 1 ? `${question} = ${quoted[0]}` : `${question} in (${quoted.join(', ')})`]
  })
  return terms.length > 0 ? terms.join(' and ') : undefined
}

const single = /^(\w+)\s*=\s*"(\w+)"$/
const several = /^(\w+)\s+in\s+\(\s*("\w+"(?:\s*,\s*"\w+")*)\s*\)$/

/** The ticks behind a condition; undefined when it says more than ticks can. */
export function choiceOf(condition: string | undefined): Choice | undefined {
  if (condition === undefined) return {}
  const choice: Record<string, string[]> = {}
  for (const term of condition.trim().split(/\s+and\s+/)) {
    const [, question, list] = single.exec(term) ?? several.exec(term) ?? []
    if (!question || !list || question in choice) return undefined
    choice[question] = list.split(',').map((option) => option.trim().replaceAll('"', ''))
  }
  return choice
}
