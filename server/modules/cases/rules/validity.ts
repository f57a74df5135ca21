/** How long a licence is valid. */

type LegalDate = string

/** The last day of a validity of so many months that begins on `from`: the day before the same day of the month (2026-03-02, 12 → 2027-03-01). */
export function lastDayOfValidity(from: LegalDate, months: number): LegalDate {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const same = Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))
  return new Date(day > lastOfMonth ? same : same - 86_400_000).toISOString().slice(0, 10)
}
