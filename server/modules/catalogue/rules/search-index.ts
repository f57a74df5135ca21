/** A ranked index over short Chinese texts: BM25 over single characters and pairs, with fields of different weight. */
import { pinyin } from 'pinyin-pro'
import { evenText, keyPart, officialWords } from './plain-speech.ts'
import { searchName } from './item-name.ts'
import { occasionFactor } from './what-for.ts'

/** What of an item can be searched. */
export type SearchText = {
  name: string
  plainName?: string
  mainItem?: string
  summary?: string
  keywords: readonly string[]
  body: string
}

export type Hit = { id: string; score: number; why: string }

export type SearchIndex = {
  put(id: string, text: SearchText): void
  remove(id: string): void
  /** Best first. @param usable says which items count at all */
  find(question: string, limit: number, usable?: (id: string) => boolean): Hit[]
  readonly size: number
}

const FIELDS = [
  ['name', 3],
  ['plainName', 2.5],
  ['keywords', 2.5],
  ['mainItem', 1],
  ['summary', 0.6],
  ['body', 0.4],
] as const

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
  letters?: Letters
}
type Letters = { full: string; initials: string }

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
    const byLetters = /^[a-z\s]{2,}$/i.test(question.trim()) ? lettersHits(entries.values(), question, usable) : []
    const wanted = wantedTerms(question)
    const scores = new Map<string, number>()
    const average = totalLength / Math.max(1, entries.size)
    for (const [term, weight] of wanted) {
      const ids = postings.get(term)
      if (!ids) continue
      const rarity = Math.log(1 + (entries.size - ids.size + 0.5) / (ids.size + 0.5))
      for (const [id, frequency] of ids) {
        const { length } = entries.get(id)!
        const gain = (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / average))
        scores.set(id, (scores.get(id) ?? 0) + weight * rarity * gain)
      }
    }
    const ranked = [...scores]
      .filter(([id]) => usable(id))
      .map(([id, score]) => ({ entry: entries.get(id)!, score }))
      .map(({ entry, score }) => ({ entry, score: score * fitness(entry, question, wanted) }))
      .concat(byLetters)
      .sort(better)
      .slice(0, limit)
    return ranked.map(({ entry, score }) => ({
      id: entry.id,
      score: Math.round(score * 1000) / 1000,
      why: whyOf(entry, question),
    }))
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
  for (const [field, weight] of FIELDS) {
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

function fieldText(text: SearchText, field: (typeof FIELDS)[number][0]): string {
  if (field === 'keywords') return text.keywords.join(' ')
  return field === 'name' ? searchName(text.name) : (text[field] ?? '')
}

/** Single characters, neighbouring pairs, and whole runs of latin letters or digits. */
function termsOf(text: string): string[] {
  return evenText(text)
    .split(' ')
    .flatMap((run) => {
      const latin = run.match(/[a-z0-9]+/g) ?? []
      return [...latin, ...(run.match(/\p{Script=Han}+/gu) ?? []).flatMap(hanTerms)]
    })
}

function hanTerms(run: string): string[] {
  const letters = [...run]
  return [...letters, ...letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)]
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

function lettersHits(entries: Iterable<Entry>, question: string, usable: (id: string) => boolean) {
  const typed = question.toLowerCase().replace(/\s/g, '')
  const hits: Ranked[] = []
  for (const entry of entries) {
    if (!usable(entry.id)) continue
    const { full, initials } = (entry.letters ??= lettersOf(entry.text))
    const score = initials.startsWith(typed)
      ? 12
      : initials.includes(typed)
        ? 9
        : full.startsWith(typed)
          ? 11
          : full.includes(typed)
            ? 8
            : 0
    if (score > 0) hits.push({ entry, score })
  }
  return hits
}

function lettersOf({ name, plainName = '' }: SearchText): Letters {
  const text = evenText(`${searchName(name)} ${plainName}`)
  const spelt = (pattern: 'pinyin' | 'first') =>
    pinyin(text, { pattern, toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
      .join('')
      .replace(/\s+/g, ' ')
  return { full: spelt('pinyin'), initials: spelt('first') }
}

const PLACES = [
  ['plainName', '俗称'],
  ['name', '名称'],
  ['keywords', '关键词'],
  ['mainItem', '主项名称'],
  ['summary', '说明'],
] as const

/** In Chinese: which words of the question, or of its official form, stand where in the item. */
function whyOf({ text, letters }: Entry, question: string): string {
  const heard = PLACES.map(([field, title]) => ({
    title,
    common: longestCommon(keyPart(question), evenText(fieldText(text, field))),
  }))
  const best = heard.reduce((one, other) => (other.common.length > one.common.length ? other : one))
  const called = officialWords(question)
    .flatMap((saying) =>
      saying.official.map((official) => ({
        ...saying,
        official,
        common: longestCommon(official, evenText(text.name)),
      })),
    )
    .reduce<{ heard: string; official: string; common: string } | undefined>(
      (one, other) => (other.common.length > (one?.common.length ?? 1) ? other : one),
      undefined,
    )
  if (called && called.common.length > best.common.length) return `您说的“${called.heard}”，名称中叫“${called.common}”`
  if (best.common.length >= 2) return `${best.title}中有“${best.common}”`
  if (letters && /^[a-z\s]+$/i.test(question.trim())) return `名称的拼音与“${question.trim()}”相符`
  return best.common ? `${best.title}中有“${best.common}”` : '内容相近'
}

/** The longest run of characters that stands in both. */
function longestCommon(one: string, other: string): string {
  const letters = [...one]
  let best = ''
  for (let start = 0; start < letters.length; start++) {
    for (let end = start + best.length + 1; end <= letters.length; end++) {
      const run = letters.slice(start, end).join('')
      if (run.includes(' ') || !other.includes(run)) break
      best = run
    }
  }
  return best
}
