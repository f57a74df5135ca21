/** One movement as a side has it. */
export type Entry = { kind: 'taken' | 'returned'; serial: string; number: string; amount: number }

export type Difference = Pick<Entry, 'kind' | 'serial' | 'number'> & { ours?: number; theirs?: number }

/** What both sides of a day do not have in the same way. */
export function dayDifferences(ours: readonly Entry[], theirs: readonly Entry[]): Difference[] {
  const key = ({ kind, serial }: Entry) => `${kind}:${serial}`
  const here = new Map(ours.map((one) => [key(one), one]))
  const there = new Map(theirs.map((one) => [key(one), one]))
  const differing: Difference[] = []
  for (const [at, one] of new Map([...there, ...here])) {
    const [mine, other] = [here.get(at), there.get(at)]
    if (mine && other && mine.amount === other.amount && mine.number === other.number) continue
    differing.push({
      kind: one.kind,
      serial: one.serial,
      number: one.number,
      ours: mine?.amount,
      theirs: other?.amount,
    })
  }
  return differing
}

/** What came less what went. */
export function netOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { kind, amount }) => sum + (kind === 'taken' ? amount : -amount), 0)
}
