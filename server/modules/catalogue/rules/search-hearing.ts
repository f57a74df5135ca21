/** Understands a question: which things and acts of the lexicon were named in it, however they were typed. */
import { type Acts, actBit, actsInName } from './search-acts.ts'
import { actsMeant, type Lexicon, type Meaning, type Phrase } from './search-lexicon.ts'
import { createNearness, type Near, type Nearness } from './search-nearness.ts'
import { closeText, type Typed, typedLetters } from './search-text.ts'
import { createTyping, type Guess, type Typing } from './search-typing.ts'
import { contentLength, isGeneric, isNegated, soundAlikeWords } from './search-words.ts'

export type Heard = {
  /** The words of the question. */
  text: string
  /** The phrase of the lexicon they were taken for. */
  said: string
  how: 'said' | 'near' | Guess['how']
  meanings: readonly Meaning[]
  official: boolean
  length: number
  spans: readonly (readonly [number, number])[]
  strength: number
}

/** `apart`: the acts asked for in words outside the saying for the thing. */
export type Wanted = { object: string; weight: number; acts: Acts; apart: Acts; heard: Heard }

export type Hearing = {
  heard: Heard[]
  /** Best first. */
  objects: Wanted[]
  acts: Acts
  excluded: Acts
  /** The question in one run of letters, and which of them stand in a saying that no name would use. */
  text: string
  colloquial: readonly boolean[]
}

export type Ear = { hear(question: string): Hearing; lexicon: Lexicon }

/** What a longer phrase leaves of a shorter one inside it. */
const WITHIN = 0.62
/** What a second phrase for the same thing adds. */
const AGAIN = 0.22
/** What is left of a phrase that begins with the last word of a more special one. */
const OF_ANOTHER = 0.55
/** Letters between the parts of a saying that do no harm, what each further one takes, and what is left at least. */
const SAID_TOGETHER = 4
const PER_LETTER = 0.05
const LEAST_TOGETHER = 0.6
/** What being near is worth: like a saying of so many letters, from which part of the question on, in full from which, and how much less beside a thing that was named. */
export const near = { length: 7, worth: 0.8, least: 0.08, enough: 0.4, yields: 0.6 }

export function createEar(lexicon: Lexicon): Ear {
  let typing: Typing | undefined
  let nearness: Nearness | undefined
  const silent = new Set<string>(soundAlikeWords)

  function hear(question: string): Hearing {
    const text = closeText(question)
    const found = [...wholePhrases(text), ...phrasesInParts(text)]
    const covered = coverOf(
      text,
      found.filter((one) => one.meanings.some((meaning) => meaning.object)),
    )
    typing ??= createTyping(lexicon)
    const guesses = [...typing.mistyped(text, covered), ...typedLetters(question).flatMap((run) => speltIn(run, found))]
    found.push(
      ...guesses.map((guess) => heardOf(text, guess.phrase, [[guess.start, guess.end]], guess.how, guess.strength)),
    )
    found.push(...saidInLetters(text, guesses, found))
    const heard = found
      .map((one) => ({ ...one, strength: one.strength * standing(one, found) }))
      .filter((one) => one.strength > 0 && one.meanings.length > 0)
    nearness ??= createNearness(lexicon)
    // Who says an official name and nothing else means no other thing.
    if (heard.some((one) => one.official && one.how === 'said' && one.text === text)) return meaningOf(text, heard)
    const sure = Math.max(0, ...heard.map(surenessOf))
    return meaningOf(text, [...heard, ...nearness(question).flatMap((one) => nearlyHeard(text, one, sure))])
  }

  /** All letters as one word first; if nothing comes of it, word by word. */
  function speltIn({ letters, start, words }: Typed, found: readonly Heard[]): Guess[] {
    const end = start + letters.length
    if (found.some((one) => one.spans.some(([from, to]) => from <= start && to >= end))) return []
    const guesses = typing!.spelt(letters, start)
    if (guesses.length > 0 || words.length === 1) return guesses
    return words.flatMap((word) => typing!.spelt(word.letters, word.start))
  }

  /** What the question says once its letters are read as words: yyzz diule is 营业执照+丢. */
  function saidInLetters(text: string, guesses: readonly Guess[], found: readonly Heard[]): Heard[] {
    const read = readLetters(text, guesses)
    if (!read) return []
    const known = new Set(found.map((one) => one.said))
    return [...wholePhrases(read.text), ...phrasesInParts(read.text)]
      .filter((one) => !known.has(one.said) && one.meanings.some((meaning) => meaning.object))
      .map((one) => {
        const spans = one.spans.map(([start, end]) => [read.at[start]!, read.until[end - 1]!] as const)
        return {
          ...one,
          spans,
          text: spans.map(([start, end]) => text.slice(start, end)).join('…'),
          how: read.how,
          strength: 0.9,
        }
      })
  }

  function wholePhrases(text: string): Heard[] {
    const found: Heard[] = []
    for (let start = 0; start < text.length; start++) {
      for (let length = Math.min(lexicon.longest, text.length - start); length >= 1; length--) {
        const piece = text.slice(start, start + length)
        const phrase = lexicon.whole.get(piece)
        if (phrase) found.push(heardOf(text, phrase, [[start, start + length]], 'said', 1))
        else if (silent.has(piece)) found.push(silence(piece, start))
      }
    }
    return found
  }

  function phrasesInParts(text: string): Heard[] {
    const found: Heard[] = []
    const tried = new Set<string>()
    for (let start = 0; start < text.length; start++) {
      for (let length = Math.min(10, text.length - start); length >= 1; length--) {
        const first = text.slice(start, start + length)
        if (tried.has(first)) continue
        tried.add(first)
        for (const phrase of lexicon.inParts.get(first) ?? []) {
          const spans = spansOf(text, phrase.parts)
          if (spans) found.push(heardOf(text, phrase, spans, 'said', togetherness(spans)))
        }
      }
    }
    return found
  }

  return { hear, lexicon }

  function meaningOf(text: string, heard: Heard[]): Hearing {
    const objects = new Map<string, Wanted>()
    let acts: Acts = actsInName(text)
    let excluded: Acts = 0
    for (const one of heard) {
      for (const meaning of one.meanings) {
        if (!meaning.object) {
          if (!meaning.act) continue
          const [start] = one.spans[0]!
          if (isNegated(text.slice(0, start))) excluded |= actBit(meaning.act)
          else if (meaning.weight >= 0.6) acts |= actBit(meaning.act)
          continue
        }
        const length = Math.min(
          (one.how === 'near' ? near.length : contentLength(one.said)) + (one.spans.length > 1 ? 1 : 0),
          7,
        )
        const weight = one.strength * meaning.weight * (0.7 + 0.1 * length)
        const heardNow = {
          object: meaning.object,
          weight,
          acts: actsMeant(meaning, lexicon),
          apart: actsApart(one, heard),
          heard: one,
        }
        objects.set(meaning.object, joined(objects.get(meaning.object), heardNow))
      }
    }
    if (acts & actBit('恢复')) acts &= ~(actBit('停业') | actBit('注销') | actBit('挂失'))
    return {
      heard,
      objects: [...objects.values()].sort((one, other) => other.weight - one.weight).slice(0, 12),
      acts: acts & ~excluded,
      excluded,
      text,
      colloquial: coverOf(
        text,
        heard.filter((one) => !one.official && one.meanings.some((meaning) => meaning.object)),
      ),
    }
  }
}

function heardOf(
  text: string,
  phrase: Phrase,
  spans: readonly (readonly [number, number])[],
  how: Heard['how'],
  strength: number,
): Heard {
  const { said, meanings, official, length } = phrase
  const words = spans.map(([start, end]) => text.slice(start, end)).join('…')
  return { text: words, said, how, meanings, official, length, spans, strength }
}

function actsApart(thing: Heard, heard: readonly Heard[]): Acts {
  return heard.reduce((acts, one) => {
    if (isInside(one, thing)) return acts
    return one.meanings.reduce((more, { object, act }) => (!object && act ? more | actBit(act) : more), acts)
  }, 0)
}

/** The question with letters replaced by the likeliest words, and where each of its characters stood. */
function readLetters(
  text: string,
  guesses: readonly Guess[],
): { text: string; at: number[]; until: number[]; how: Guess['how'] } | undefined {
  const spelt = guesses.filter(({ how }) => how !== 'alike').sort((one, other) => other.strength - one.strength)
  const chosen: Guess[] = []
  for (const guess of spelt)
    if (chosen.every((one) => guess.end <= one.start || guess.start >= one.end)) chosen.push(guess)
  if (chosen.length === 0 || (chosen.length === 1 && chosen[0]!.end - chosen[0]!.start === text.length))
    return undefined
  let words = ''
  const at: number[] = []
  const until: number[] = []
  for (let here = 0; here < text.length; ) {
    const guess = chosen.find(({ start }) => start === here)
    const end = guess?.end ?? here + 1
    for (const letter of guess?.phrase.parts[0] ?? text[here]!) {
      words += letter
      at.push(here)
      until.push(end)
    }
    here = end
  }
  return { text: words, at, until, how: chosen.some(({ how }) => how === 'initials') ? 'initials' : 'pinyin' }
}

/** How surely a thing was named: 1 for a saying of four characters that means it wholly. */
function surenessOf({ meanings, strength, length }: Heard): number {
  const worth = Math.max(0, ...meanings.map((meaning) => (meaning.object ? meaning.weight : 0)))
  return Math.min(1, strength * worth * (0.5 + length / 8))
}

/** Not named, but near: worth less, and nothing when only a little of the question is in the sayings. */
function nearlyHeard(text: string, { object, ratio }: Near, sure: number): Heard[] {
  if (ratio < near.least) return []
  const strength = near.worth * Math.min(1, ratio / near.enough) * (1 - near.yields * sure)
  return [
    {
      text,
      said: object,
      how: 'near',
      meanings: [{ object, weight: 1 }],
      official: true,
      length: 3,
      spans: [],
      strength,
    },
  ]
}

function silence(word: string, start: number): Heard {
  const spans = [[start, start + word.length]] as const
  return { text: word, said: word, how: 'said', meanings: [], official: false, length: word.length, spans, strength: 1 }
}

/** Where the parts stand, each in a place of its own; undefined when one is missing. */
function spansOf(text: string, parts: readonly string[]): [number, number][] | undefined {
  const spans: [number, number][] = []
  for (const part of parts) {
    let at = text.indexOf(part)
    while (at >= 0 && spans.some(([start, end]) => at < end && at + part.length > start))
      at = text.indexOf(part, at + 1)
    if (at < 0) return undefined
    spans.push([at, at + part.length])
  }
  return spans
}

/** Two phrases that mean one thing make it surer, unless one of them stands in the other. */
function joined(known: Wanted | undefined, now: Wanted): Wanted {
  if (!known) return now
  const [more, less] = known.weight >= now.weight ? [known, now] : [now, known]
  const apart = less.heard.how === 'said' && !isInside(less.heard, more.heard)
  return { ...more, weight: more.weight + (apart ? AGAIN * less.weight : 0) }
}

/** Parts that stand far apart may speak of different things. */
function togetherness(spans: readonly (readonly [number, number])[]): number {
  const inOrder = spans.toSorted(([one], [other]) => one - other)
  const apart = inOrder
    .slice(1)
    .reduce((sum, [start], at) => sum + Math.max(0, start - inOrder[at]![1] - SAID_TOGETHER), 0)
  return Math.max(LEAST_TOGETHER, 1 - PER_LETTER * apart)
}

function coverOf(text: string, heard: readonly Heard[]): boolean[] {
  const cover = Array.from({ length: text.length }, () => false)
  for (const { spans } of heard) for (const [start, end] of spans) cover.fill(true, start, end)
  return cover
}

/** What is left of a phrase beside the others: 身份证 counts less inside 临时身份证, 补 counts nothing inside 补贴. */
function standing(one: Heard, all: readonly Heard[]): number {
  return withinOthers(one, all) * (isTailOfAnother(one, all) ? OF_ANOTHER : 1)
}

/** 公司注销 in 货运公司注销 speaks of another company than it seems: its first word ends a longer one. */
function isTailOfAnother(one: Heard, all: readonly Heard[]): boolean {
  return one.spans.some(([start, end]) =>
    all.some(
      (other) =>
        other !== one &&
        other.meanings.some((meaning) => meaning.object) &&
        other.spans.some(
          ([from, to]) =>
            (from < start && to > start && to <= end && isGeneric(other.text.slice(start - from))) ||
            // 卖…烟 in 卖烟花: the letter belongs to a longer word.
            (end - start === 1 &&
              one.spans.length > 1 &&
              other.spans.length === 1 &&
              from <= start &&
              to >= end &&
              to - from > 1 &&
              !sameThing(one, other)),
        ),
    ),
  )
}

function sameThing(one: Heard, other: Heard): boolean {
  return one.meanings.some(({ object }) => other.meanings.some((meaning) => meaning.object === object))
}

function withinOthers(one: Heard, all: readonly Heard[]): number {
  const around = all.filter((other) => other !== one && other.length > one.length && isInside(one, other))
  if (around.length === 0) return 1
  const isAct = !one.meanings.some((meaning) => meaning.object)
  if (!isAct) return WITHIN
  return around.some((other) => other.meanings.length === 0 || (one.length === 1 && other.spans.length === 1)) ? 0 : 1
}

function isInside(one: Heard, other: Heard): boolean {
  return one.spans.every(([start, end]) => other.spans.some(([from, to]) => from <= start && to >= end))
}
