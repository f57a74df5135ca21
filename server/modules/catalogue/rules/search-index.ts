/**
 * Ranks items for a question: BM25 over characters and pairs, things of the lexicon (object × act), the act asked for,
 * and who asks.
 */
import { actFit, type Acts, actsInName, excludedFit } from './search-acts.ts'
import { createEar, type Ear, type Hearing, type Wanted } from './search-hearing.ts'
import type { Lexicon } from './search-lexicon.ts'
import { createObjectShelf, type ObjectShelf, type Shelved } from './search-objects.ts'
import { withPlacesForOthers } from './search-places.ts'
import { createPostings, type Postings, type Scores } from './search-postings.ts'
import { createSpellings, hasInitials } from './search-spellings.ts'
import {
  closeText,
  fieldText,
  fieldWeights,
  nameForms,
  type SearchField,
  type SearchText,
  termsOf,
} from './search-text.ts'
import { whyFound } from './search-why.ts'
import { askerFit, askerIn, keyPart } from './search-words.ts'

export type { SearchText } from './search-text.ts'

export type Hit = { id: string; score: number; why: string }
/** What narrows or tilts an answer besides the words. */
export type SearchPlace = { usable?: (id: string) => boolean; likelihood?: (id: string) => number }

export type SearchIndex = {
  put(id: string, text: SearchText): void
  remove(id: string): void
  /** From now on questions are understood by this lexicon. */
  learn(lexicon: Lexicon): void
  /** Best first. */
  find(question: string, limit: number, place?: SearchPlace): Hit[]
  /** What the question was taken for. */
  hear(question: string): Hearing
  /** Items about the object, the fittest first; with an act, those of that act. */
  about(object: string, act: Acts): string[]
  readonly size: number
}

/** Parts of the score, tuned on `bench/search`. */
export const weights = {
  single: 0.25,
  colloquial: 0.55,
  official: 0.4,
  object: 34,
  second: 0.3,
  /** A thing whose own act is another than the one asked for: 办个体户 in a question about giving it up. */
  turned: 0.6,
  askedName: 0.25,
  inFull: 1.25,
  nothingElse: 2.5,
}

/** Dropped entries are swept out when they are this many and this share. */
const MOST_DROPPED = 2000
const DROPPED_SHARE = 0.25

const WITHIN_SAYING = 1.2

/** How many are looked at closely, beside those asked for. */
const MANY_PROMISING = 250

export type Entry = { id: string; slot: number; text: SearchText; full: string; bare: string; acts: Acts }

export function createSearchIndex(lexicon: Lexicon): SearchIndex {
  let entries = new Map<string, Entry>()
  let slots: (Entry | undefined)[] = []
  let postings: Postings = createPostings()
  let ear: Ear = createEar(lexicon)
  let shelf: ObjectShelf = createObjectShelf(
    lexicon,
    () => slots,
    (term) => postings.holding(term),
  )
  let spellings = createSpellings()
  let scores: Scores = { of: new Float32Array(1024), touched: [] }

  function remove(id: string): void {
    const entry = entries.get(id)
    if (!entry) return
    entries.delete(id)
    slots[entry.slot] = undefined
    postings.drop(entry.slot)
    const dropped = slots.length - entries.size
    if (dropped > MOST_DROPPED && dropped > slots.length * DROPPED_SHARE) sweep()
  }

  function sweep(): void {
    const standing = [...entries.values()]
    entries = new Map()
    slots = []
    postings = createPostings()
    spellings = createSpellings()
    shelf.clear()
    for (const { id, text } of standing) put(id, text)
  }

  function put(id: string, text: SearchText): void {
    remove(id)
    const forms = nameForms(text.name)
    const entry: Entry = { id, slot: slots.length, text, ...forms, acts: actsInName(forms.full) }
    slots.push(entry)
    entries.set(id, entry)
    const { terms, length } = weighed(text, forms)
    postings.add(entry.slot, terms, length)
    spellings.add(terms.keys())
    shelf.add(entry)
  }

  function find(question: string, limit: number, { usable, likelihood = () => 1 }: SearchPlace = {}): Hit[] {
    const hearing = ear.hear(question)
    const wanted = wantedTerms(question, hearing, lexiconOf(ear))
    const spelt = hearing.objects.length === 0 ? spellings.termsSpelt(question) : undefined
    for (const [term, weight] of spelt?.terms ?? []) wanted.set(term, Math.max(weight, wanted.get(term) ?? 0))
    if (scores.of.length < slots.length) scores = { of: new Float32Array(Math.ceil(slots.length * 1.25)), touched: [] }
    postings.rank(wanted, scores)
    const about = objectScores(hearing)
    for (const slot of about.keys()) if (scores.of[slot] === 0) scores.touched.push(slot)
    const asker = askerIn(question)
    const promising = shortlist(MANY_PROMISING + limit)
    for (const slot of scores.touched) {
      const entry = slots[slot]
      const words = scores.of[slot]!
      scores.of[slot] = 0
      if (!entry || (usable && !usable(entry.id))) continue
      const thing = about.get(slot)
      promising.offer({ entry, thing, words, score: (words + (thing?.score ?? 0)) * fitOf(entry, hearing, thing) })
    }
    scores.touched.length = 0
    const { initials } = spelt ?? {}
    const meant = promising.all().filter(({ entry }) => !initials || isSpelt(entry, initials))
    const ranked = meant.map(({ entry, thing, words }): Promising => {
      const asked = 1 - weights.askedName + weights.askedName * shareAsked(entry, wanted)
      const fit = fitOf(entry, hearing, thing) * askerFit(asker, entry.full) * likelihood(entry.id)
      const inFull = namedInFull(entry, hearing.text)
      return { entry, thing, words, score: (words * asked + (thing?.score ?? 0)) * fit * inFull }
    })
    const inOrder = withPlacesForOthers(best(ranked, MANY_PROMISING))
    return inOrder.slice(0, limit).map(({ entry, thing, score }) => ({
      id: entry.id,
      score: Math.round(score * 1000) / 1000,
      why: whyFound(entry, question, hearing, thing?.wanted),
    }))
  }

  /** What the things asked for give to the entries that are about them. */
  function objectScores({ objects, acts }: Hearing): Map<number, Thing> {
    const found = new Map<number, Thing>()
    for (const wanted of objects) {
      const turned = acts !== 0 && wanted.acts !== 0 && (acts & wanted.acts) === 0
      const { at, share } = shelf.about(wanted.object)
      for (let index = 0; index < at.length; index++) {
        const slot = at[index]!
        const gain = weights.object * wanted.weight * share[index]! * (turned ? weights.turned : 1)
        const known = found.get(slot)
        if (!known) found.set(slot, { score: gain, wanted, acts: wanted.acts })
        else if (known.score >= gain) known.score += weights.second * gain
        else found.set(slot, { score: gain + weights.second * known.score, wanted, acts: wanted.acts })
      }
    }
    return found
  }

  return {
    put,
    remove,
    find,
    learn(next) {
      ear = createEar(next)
      shelf = createObjectShelf(
        next,
        () => slots,
        (term) => postings.holding(term),
      )
    },
    hear: (question) => ear.hear(question),
    about(object, act) {
      const { at, share }: Shelved = shelf.about(object)
      return [...at]
        .map((slot, index) => ({ entry: slots[slot], fit: share[index]! * actFit(act, slots[slot]?.acts ?? 0) }))
        .filter(({ entry }) => entry && (act === 0 || entry.acts === 0 || (entry.acts & act) !== 0))
        .sort((one, other) => other.fit - one.fit || (one.entry!.id < other.entry!.id ? -1 : 1))
        .map(({ entry }) => entry!.id)
    },
    get size() {
      return entries.size
    },
  }
}

type Thing = { score: number; wanted: Wanted; acts: Acts }
type Promising = { entry: Entry; thing: Thing | undefined; words: number; score: number }

function lexiconOf(ear: Ear): Lexicon {
  return ear.lexicon
}

/** The act asked for in so many words, or the one that lies in the thing asked for. */
function fitOf(entry: Entry, { acts, excluded }: Hearing, thing: Thing | undefined): number {
  const meant = thing?.acts ?? 0
  const asked = acts === 0 ? meant : acts
  const served = Math.max(actFit(asked, entry.acts), (asked & meant) !== 0 ? 0.95 * actFit(meant, entry.acts) : 0)
  // What was only come near to asks for nothing by itself.
  const near = thing?.wanted.heard.how === 'near'
  const fit = near && acts === 0 ? Math.min(1, served) : served
  return Math.max(fit, near ? 0 : fitWithin(entry, acts, thing)) * excludedFit(excluded, entry.acts)
}

/** 取消挂失 in the saying for a thing tells which thing; it asks of the thing nothing more. */
function fitWithin(entry: Entry, acts: Acts, thing: Thing | undefined): number {
  if (acts === 0 || !thing || (acts & thing.wanted.apart) !== 0) return 0
  return thing.acts === 0 ? WITHIN_SAYING : 0.9 * actFit(thing.acts, entry.acts)
}

/** The name counts as it is read, over its punctuation, and also without its brackets: official words run through both. */
function weighed(
  text: SearchText,
  { full, bare }: { full: string; bare: string },
): { terms: Map<string, number>; length: number } {
  const terms = new Map<string, number>()
  let length = 0
  const weigh = (field: SearchField, found: readonly string[]) => {
    for (const term of found) {
      terms.set(term, (terms.get(term) ?? 0) + fieldWeights[field])
      if (term.length > 1) length += fieldWeights[field]
    }
  }
  weigh('name', termsOf(full))
  if (bare !== full) {
    const known = new Set(termsOf(full, false))
    weigh(
      'name',
      termsOf(bare, false).filter((term) => !known.has(term)),
    )
  }
  weigh('mainItem', termsOf(closeText(text.mainItem ?? ''), false))
  for (const field of ['plainName', 'keywords', 'summary', 'body'] as const)
    weigh(field, termsOf(fieldText(text, field), false))
  return { terms, length }
}

/** Pairs of the question, those of sayings less, and those of the official words meant. */
function wantedTerms(question: string, hearing: Hearing, lexicon: Lexicon): Map<string, number> {
  const wanted = new Map<string, number>()
  const want = (term: string, weight: number) => {
    if ((wanted.get(term) ?? 0) < weight) wanted.set(term, weight)
  }
  for (const term of termsOf(keyPart(question))) {
    const at = hearing.text.indexOf(term)
    const said = at >= 0 && hearing.colloquial[at] && hearing.colloquial[at + term.length - 1]
    want(term, (term.length > 1 ? 1 : weights.single) * (said ? weights.colloquial : 1))
  }
  for (const { object, weight } of hearing.objects.slice(0, 4)) {
    const wording = lexicon.objects.get(object)
    for (const part of wording?.wordings.slice(0, 2).flat() ?? [object])
      for (const term of termsOf(part, false)) want(term, weights.official * Math.min(1, weight))
  }
  return wanted
}

/** How much of the item's own name was asked for: of two that match, the plainer one is meant. */
function shareAsked({ bare }: Entry, wanted: ReadonlyMap<string, number>): number {
  let asked = 0
  for (let at = 1; at < bare.length; at++) if (wanted.has(bare.slice(at - 1, at + 1))) asked++
  return asked / Math.max(1, bare.length - 1)
}

/** The letters stand in the entry as they are, or are the initials of what stands there. */
function isSpelt({ text, full, bare }: Entry, initials: string): boolean {
  const texts = [full, bare, ...(['mainItem', 'plainName', 'keywords'] as const).map((field) => fieldText(text, field))]
  return texts.some((one) => hasInitials(one, initials))
}

/** Who says a whole name means it, above all who says nothing else. */
function namedInFull({ full, bare }: Entry, question: string): number {
  if (question === bare || question === full) return weights.nothingElse
  return (bare.length >= 3 && question.includes(bare)) || (question.length >= 4 && full.startsWith(question))
    ? weights.inFull
    : 1
}

/** Keeps the highest scores of very many without sorting them all. */
function shortlist(length: number): { offer(one: Promising): void; all(): Promising[] } {
  const kept: Promising[] = []
  let least = Number.NEGATIVE_INFINITY
  const cut = () => {
    kept.sort((one, other) => other.score - one.score)
    kept.length = Math.min(kept.length, length)
    least = kept.length === length ? kept.at(-1)!.score : least
  }
  return {
    offer(one) {
      if (one.score <= least) return
      kept.push(one)
      if (kept.length >= 4 * length) cut()
    },
    all() {
      cut()
      return kept
    },
  }
}

/** The best few; of equals the shorter name, then the id only so that the order never wavers. */
function best(ranked: Promising[], limit: number): Promising[] {
  const order = (one: Promising, other: Promising) =>
    other.score - one.score ||
    one.entry.bare.length - other.entry.bare.length ||
    (one.entry.id < other.entry.id ? -1 : 1)
  return ranked.sort(order).slice(0, limit)
}
