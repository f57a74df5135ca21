import { useState } from 'react'

/** A key for each row that stays with it while it is edited and moved; rows have none of their own. */
export function useStableKeys(count: number) {
  const [first] = useState(count)
  const [kept, setKept] = useState(() => ({ keys: numbers(0, count), next: count }))
  // Rows that came or went in another way, a colleague's edit for example.
  const keys = [...kept.keys, ...numbers(kept.next, count)].slice(0, count)
  const next = kept.next + count
  return {
    keys,
    /** How many rows there were in the beginning; the keys of newer ones are not below. */
    first,
    move: (at: number, to: number) => setKept({ keys: keys.toSpliced(at, 1).toSpliced(to, 0, keys[at]!), next }),
    insert: (at: number) => setKept({ keys: keys.toSpliced(at, 0, next), next: next + 1 }),
    remove: (at: number) => setKept({ keys: keys.toSpliced(at, 1), next }),
  }
}

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at)
}
