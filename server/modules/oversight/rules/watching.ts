/** What counts as near its end, and which kind of step is due. */

/** 预警: a case is due soon from two working days before its date on. */
export const SOON_WORKING_DAYS = 2

/** Statuses in which the body owes the next step, by the kind of step. */
export const owedIn = {
  intake: ['filed', 'corrected'],
  handling: ['accepted', 'examined'],
  special: ['suspended'],
  delivery: ['granted', 'denied'],
} as const
export type Owed = keyof typeof owedIn

export const watchedStatuses: readonly string[] = Object.values(owedIn).flat()

/** The permission word of those who do the next step in this status. */
export const doersWord: Readonly<Record<string, string>> = {
  filed: 'cases.accept',
  corrected: 'cases.accept',
  accepted: 'cases.examine',
  suspended: 'cases.examine',
  examined: 'cases.decide',
  granted: 'cases.deliver',
  denied: 'cases.deliver',
}

export function owedStep(status: string): Owed | undefined {
  return (Object.keys(owedIn) as Owed[]).find((kind) => (owedIn[kind] as readonly string[]).includes(status))
}

/** Past the limit of the law, not only of the promise: the decision is still owed after the statutory date. */
export function isBeyondLaw(
  file: { status: string; statutoryDue: string | null; acceptanceDue: string; deliveryDue: string | null },
  today: string,
): boolean {
  const limits = { intake: file.acceptanceDue, handling: file.statutoryDue, special: null, delivery: file.deliveryDue }
  const owed = owedStep(file.status)
  const last = owed && limits[owed]
  return Boolean(last) && last! < today
}
