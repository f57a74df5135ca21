/** An inverted index in typed arrays: which entries hold a term, and how heavily. Ranks by BM25. */

/** Saturation and length normalisation of BM25, as in Robertson and Zaragoza (2009). */
const K1 = 1.2
const B = 0.6
/** Weights are kept in sixteenths beside the entry's number. */
const PARTS = 16
const SLOT = 8

/** In a long list, a term that so many hold tells nothing and costs most. */
const LONG_LIST = 5000
const TOO_COMMON = 0.2

type Posting = { rows: Uint32Array; length: number }

export type Postings = {
  /** @param slot the entry's number, at most 16 million */
  add(slot: number, terms: ReadonlyMap<string, number>, length: number): void
  /** The entry's terms stay until the next clearing; its number is not used again. */
  drop(slot: number): void
  /** Adds what each wanted term gives to the entries that hold it. */
  rank(wanted: ReadonlyMap<string, number>, scores: Scores): void
  /** What an entry holding every wanted term, each heavily, would be given. */
  most(wanted: ReadonlyMap<string, number>): number
  /** Entries holding the term, dropped ones included. */
  holding(term: string): Uint32Array
}

/** Sums by entry, and which entries have one. */
export type Scores = { readonly of: Float32Array; readonly touched: number[] }

export function createPostings(): Postings {
  const postings = new Map<string, Posting>()
  let lengths = new Float32Array(1024)
  let total = 0
  let count = 0

  function add(slot: number, terms: ReadonlyMap<string, number>, length: number): void {
    if (slot >= lengths.length) lengths = grown(lengths, slot)
    lengths[slot] = length
    total += length
    count++
    for (const [term, weight] of terms) {
      let posting = postings.get(term)
      if (!posting) postings.set(term, (posting = { rows: new Uint32Array(2), length: 0 }))
      if (posting.length === posting.rows.length) {
        const rows = new Uint32Array(Math.ceil(posting.length * 1.5) + 2)
        rows.set(posting.rows)
        posting.rows = rows
      }
      posting.rows[posting.length++] = slot * 2 ** SLOT + Math.min(255, Math.max(1, Math.round(weight * PARTS)))
    }
  }

  function rarityOf(holders: number): number {
    return Math.log(1 + (Math.max(0, count - holders) + 0.5) / (holders + 0.5))
  }

  return {
    add,
    drop(slot) {
      total -= lengths[slot]!
      count--
    },
    rank(wanted, scores) {
      const average = total / Math.max(1, count)
      for (const [term, weight] of wanted) {
        const posting = postings.get(term)
        if (!posting || (count > LONG_LIST && posting.length > count * TOO_COMMON)) continue
        const rarity = rarityOf(posting.length)
        for (let at = 0; at < posting.length; at++) {
          const row: number = posting.rows[at]!
          const slot = row >>> SLOT
          const frequency = (row & 255) / PARTS
          const gain = (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * lengths[slot]!) / average))
          if (scores.of[slot] === 0) scores.touched.push(slot)
          scores.of[slot]! += weight * rarity * gain
        }
      }
    },
    most(wanted) {
      let sum = 0
      for (const [term, weight] of wanted) sum += weight * rarityOf(postings.get(term)?.length ?? 0) * (K1 + 1)
      return sum
    },
    holding(term) {
      const posting = postings.get(term)
      return posting ? posting.rows.subarray(0, posting.length).map((row) => row >>> SLOT) : new Uint32Array(0)
    },
  }
}

function grown(array: Float32Array<ArrayBuffer>, least: number): Float32Array<ArrayBuffer> {
  const more = new Float32Array(Math.max(least + 1, Math.ceil(array.length * 1.5)))
  more.set(array)
  return more
}
