/** A ranked index over short Chinese texts: BM25 over single characters and pairs, with fields of different weight. */
import { searchName } from './item-name.ts'
import { keyPart, officialWords } from './plain-speech.ts'
import { fieldText, fieldWeights, type SearchField, type SearchText, termsOf } from './search-text.ts'
import { isSpelling, type Spelling, spellingOf, spellingScore } from './spelling.ts'
import { occasionFactor } from './what-for.ts'
import { whyFound } from './why-found.ts'

export type { SearchText } from './search-text.ts'

export type Hit = { id: string; score: number; why: string }

export type SearchIndex = {
  put(id: string, text: SearchText): void
  remove(id: string): void
  /** Best first. @param usable says which items count at all */
  find(question: string, limit: number, usable?: (id: string) => boolean): Hit[]
  readonly size: number
}

/** Saturation and length normalisation of BM25, as in Robertson and Zaragoza (2009). */
const K1 = 1.2
const B = 0.6
const SINGLE = 0.3
/** An official word for a saying counts nearly as much as the word itself. */
const SAYING = 0.9

type Entry = {
  id: string
  text: SearchText
  terms: ReadonlyMap<string, number>
  length: number
  nameTerms: readonly string[]
  /** Made when somebody first types letters. */
  spelling?: Spelling
}

export function createSearchIndex(): SearchIndex {
  const entries = new Map<string, Entry>()
  const postings = new Map<string, Map<string, number>>()
  let totalLength = 0

  function remove(id: string): void {
    const entry = entries.get(id)
    if (!entry) return
    entries.delete(id)
    totalLength -= entry.length
    for (const term of entry.terms.keys()) {
      const ids = postings.get(term)
      ids?.delete(id)
      if (ids?.size === 0) postings.delete(term)
    }
  }

  function put(id: string, text: SearchText): void {
    remove(id)
    const entry = entryOf(id, text)
    entries.set(id, entry)
    totalLength += entry.length
    for (const [term, weight] of entry.terms) {
      const ids = postings.get(term) ?? new Map<string, number>()
      ids.set(id, weight)
      postings.set(term, ids)
    }
  }

  function find(question: string, limit: number, usable: (id: string) => boolean = () => true): Hit[] {
    const wanted = wantedTerms(question)
    const scores = isSpelling(question) ? spellingScores(question) : new Map<Entry, number>()
    const average = totalLength / Math.max(1, entries.size)
    for (const [term, weight] of wanted) {
      const ids = postings.get(term) ?? new Map<string, number>()
      const rarity = Math.log(1 + (entries.size - ids.size + 0.5) / (ids.size + 0.5))
      for (const [id, frequency] of ids) {
        const entry = entries.get(id)!
        const gain = (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * entry.length) / average))
        scores.set(entry, (scores.get(entry) ?? 0) + weight * rarity * gain)
      }
    }
    return [...scores]
      .filter(([entry]) => usable(entry.id))
      .map(([entry, score]) => ({ entry, score: score * fitness(entry, question, wanted) }))
      .sort(better)
      .slice(0, limit)
      .map(({ entry, score }) => ({
        id: entry.id,
        score: Math.round(score * 1000) / 1000,
        why: whyFound(entry.text, question),
      }))
  }

  function spellingScores(question: string): Map<Entry, number> {
    const spelt = [...entries.values()].map((entry) => {
      const spelling = (entry.spelling ??= spellingOf(entry.text.name, entry.text.plainName))
      return [entry, spellingScore(spelling, question)] as const
    })
    return new Map(spelt.filter(([, score]) => score > 0))
  }

  return {
    put,
    remove,
    find,
    get size() {
      return entries.size
    },
  }
}

function entryOf(id: string, text: SearchText): Entry {
  const terms = new Map<string, number>()
  let length = 0
  for (const [field, weight] of Object.entries(fieldWeights) as [SearchField, number][]) {
    for (const term of termsOf(fieldText(text, field))) {
      terms.set(term, (terms.get(term) ?? 0) + weight)
      if (term.length > 1) length += weight
    }
  }
  return {
    id,
    text,
    terms,
    length,
    nameTerms: [...new Set(termsOf(searchName(text.name)))].filter((term) => term.length > 1),
  }
}

function wantedTerms(question: string): Map<string, number> {
  const wanted = new Map<string, number>()
  const want = (text: string, weight: number) => {
    for (const term of termsOf(text)) {
      const worth = weight * (term.length > 1 ? 1 : SINGLE)
      if ((wanted.get(term) ?? 0) < worth) wanted.set(term, worth)
    }
  }
  want(keyPart(question), 1)
  for (const { official } of officialWords(question)) for (const word of official) want(word, SAYING)
  return wanted
}

/** How much of the item's own name was asked for: of two that match, the plainer one is meant; and on which occasion. */
function fitness({ nameTerms, text }: Entry, question: string, wanted: ReadonlyMap<string, number>): number {
  const asked = nameTerms.filter((term) => wanted.has(term)).length / Math.max(1, nameTerms.length)
  return (0.55 + 0.45 * asked) * occasionFactor(text.name, question)
}

type Ranked = { entry: Entry; score: number }

/** The shorter name first among equals; the id only so that the order never wavers. */
function better(one: Ranked, other: Ranked): number {
  return (
    other.score - one.score ||
    one.entry.nameTerms.length - other.entry.nameTerms.length ||
    (one.entry.id < other.entry.id ? -1 : 1)
  )
}
