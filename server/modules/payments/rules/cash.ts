/** A drawer: what its entries add up to, and whether what was counted needs a reason. */
type Entry = { kind: 'taken' | 'returned'; amount: number }

/** In 分; less than nothing where more was given back than taken. */
export function drawerOf(entries: readonly Entry[]): {
  entries: number
  taken: number
  returned: number
  expected: number
} {
  const sum = (kind: Entry['kind']) =>
    entries.filter((one) => one.kind === kind).reduce((total, { amount }) => total + amount, 0)
  const [taken, returned] = [sum('taken'), sum('returned')]
  return { entries: entries.length, taken, returned, expected: taken - returned }
}

const LEAST_REASON = 5

/** Two sums that differ want words of at least five characters. */
export const needsWords = (book: number, counted: number, words: string | undefined): boolean =>
  book !== counted && (words?.length ?? 0) < LEAST_REASON
