/** 环节时限: the last day of a step's own budget. */
type LegalDate = string

/** What the rule needs to know of the calendar. */
export type Days = {
  isWorkingDay(date: LegalDate): boolean
  /** Dates after this are not yet published and so provisional. */
  readonly publishedThrough: LegalDate
}

/** The clock of the case stood still on the days after `from`, up to `to`, or to the day told while it still does. */
export type Stop = { readonly from: LegalDate; readonly to?: LegalDate; readonly planned: LegalDate }

export type StepDue = { readonly on: LegalDate; readonly provisional: boolean }

/**
 * So many working days from the day after the step opened (民法典 art. 201, 行政许可法 art. 82), leaving out those on
 * which the clock of the case stands still (art. 45): a step is not late while its case may not go on.
 * @param budgetDays 1 or more
 */
export function budgetDue(days: Days, openedOn: LegalDate, budgetDays: number, stops: readonly Stop[]): StepDue {
  let on = openedOn
  for (let counted = 0; counted < budgetDays; ) {
    on = nextDay(on)
    if (days.isWorkingDay(on) && !stops.some((stop) => stop.from < on && on <= (stop.to ?? stop.planned))) counted += 1
  }
  return { on, provisional: on > days.publishedThrough }
}

const DAY_MS = 86_400_000
const nextDay = (date: LegalDate) => new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
