/**
 * 红蓝榜: who is praised and who is named, by the month's ratings. No law has a formula: it is the city's, stands beside every
 * list, and holds from the month after it was set, so that nobody bends it when the ratings are known.
 */
import type { Colour, ListFormula } from '../contract.ts'

export type Counts = { subjectId: string; name: string; counted: number; good: number }
export type Placed = { colour?: Colour; rank?: number }

/** Which months have ended is the caller's to know; here is only who stands where. */
export function placesOf(all: readonly Counts[], formula: ListFormula): Map<string, Placed> {
  const enough = all.filter(({ counted }) => counted >= formula.leastRatings)
  const red = enough.filter((one) => one.good * 1000 >= formula.redFrom * one.counted)
  const blue = enough.filter((one) => one.good * 1000 < formula.blueBelow * one.counted)
  return new Map([...ranked(red, bestFirst, formula.most, 'red'), ...ranked(blue, worstFirst, formula.most, 'blue')])
}

/** The better share first; of equal shares the one more people rated. Shares are compared by products: nothing is rounded. */
function bestFirst(a: Counts, b: Counts): number {
  return b.good * a.counted - a.good * b.counted || b.counted - a.counted
}

function worstFirst(a: Counts, b: Counts): number {
  return a.good * b.counted - b.good * a.counted || b.counted - a.counted
}

/** Equal ones share a rank, and a tie at the end of the list is listed whole. */
function ranked(
  some: readonly Counts[],
  order: (a: Counts, b: Counts) => number,
  most: number,
  colour: Colour,
): [string, Placed][] {
  const sorted = some.toSorted(order)
  const placed: [string, Placed][] = []
  let rank = 0
  for (const [at, one] of sorted.entries()) {
    const before = sorted[at - 1]
    if (!before || order(before, one) !== 0) rank = at + 1
    if (rank > most) break
    placed.push([one.subjectId, { colour, rank }])
  }
  return placed
}

/** In the order one reads them: the red ones, the blue ones, the rest by name. */
export function inReadingOrder<T extends Placed & { name: string }>(rows: readonly T[]): T[] {
  const weight = ({ colour }: Placed) => (colour === 'red' ? 0 : colour === 'blue' ? 1 : 2)
  return rows.toSorted(
    (a, b) => weight(a) - weight(b) || (a.rank ?? 0) - (b.rank ?? 0) || a.name.localeCompare(b.name, 'zh'),
  )
}

/** First day of the month and of the one after. */
export function boundsOf(month: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: `${month}-01`, to: `${next}-01` }
}

export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
