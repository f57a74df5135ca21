/** Answers to situation questions as an address carries them: `premises.rented,staff.few`. */

export type Answered = { key: string; text: string; option: string; label: string }

export function answersText(answered: readonly Pick<Answered, 'key' | 'option'>[]): string {
  return answered.map(({ key, option }) => `${key}.${option}`).join(',')
}

export function withAnswer(answered: readonly Answered[], question: string, option: string): string {
  return answersText([...answered.filter((one) => one.key !== question), { key: question, option }])
}

/** Without this answer and those that came after it. */
export function withoutAnswer(answered: readonly Answered[], question: string): string {
  const at = answered.findIndex((one) => one.key === question)
  return answersText(at < 0 ? answered : answered.slice(0, at))
}

/** Option by question, as filing and drafts take it. */
export function situationOf(answered: readonly Answered[]): Record<string, string> {
  return Object.fromEntries(answered.map(({ key, option }) => [key, option]))
}

/** The text for answers kept as option by question. */
export function textOfSituation(situation: Readonly<Record<string, string>>): string {
  return answersText(Object.entries(situation).map(([key, option]) => ({ key, option })))
}
