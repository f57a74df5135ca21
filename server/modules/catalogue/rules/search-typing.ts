/** Finds phrases of the lexicon behind typing mistakes, words of the same sound, pinyin and its initials. */
import type { Lexicon, Phrase } from './search-lexicon.ts'
import { initialsOf, looseKey, looseSound, soundsOf, syllablesOf } from './search-pinyin.ts'

export type Guess = {
  phrase: Phrase
  start: number
  end: number
  how: 'alike' | 'pinyin' | 'initials'
  strength: number
}

export type Typing = {
  /** @param covered which characters already belong to an understood thing */
  mistyped(text: string, covered: readonly boolean[]): Guess[]
  spelt(letters: string, start: number): Guess[]
}

const LONGEST_QUESTION = 40
const ALIKE = 0.7
const SPELT = 0.95
const SAME_INITIALS = 12
/** Two letters are the initials of some thing almost whatever they are. */
const LEAST_INITIALS = 3

/** Built over a lexicon when somebody first mistypes. */
export function createTyping(lexicon: Lexicon): Typing {
  const phrases = [...lexicon.whole.values()].filter((phrase) => /^\p{Script=Han}{2,}$/u.test(phrase.parts[0]!))
  const bySound = new Map<string, Phrase[]>()
  const byPinyin = new Map<string, Phrase[]>()
  const byInitials = new Map<string, Phrase[]>()
  const byGap = new Map<string, Phrase[]>()
  for (const phrase of phrases.filter(isThing)) {
    const text = phrase.parts[0]!
    add(bySound, looseKey(soundsOf([...text])), phrase)
    if (text.length >= 4 && text.length <= 10) for (const shorter of withoutOne(text)) add(byGap, shorter, phrase)
  }

  function mistyped(text: string, covered: readonly boolean[]): Guess[] {
    if (text.length > LONGEST_QUESTION) return []
    const sounds = soundsOf([...text])
    const nothingHeard = !covered.some(Boolean)
    const guesses: Guess[] = []
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 2; end <= Math.min(text.length, start + 10); end++) {
        if (covered.slice(start, end).every(Boolean)) continue
        // No guess cuts in two what was understood.
        if ((covered[start - 1] && covered[start]) || (covered[end - 1] && covered[end])) continue
        const window = text.slice(start, end)
        if (window.length === 2 && (!nothingHeard || text.length > 6)) continue
        for (const phrase of bySound.get(looseKey(sounds.slice(start, end))) ?? []) {
          const strength = window.length === 2 ? 0.55 : ALIKE
          const meant = phrase.parts[0]!
          if (meant !== window && !isTurnedAround(window, meant))
            guesses.push({ phrase, start, end, how: 'alike', strength })
        }
        // What is understood as it stands needs no guess that bends it.
        if (2 * covered.slice(start, end).filter(Boolean).length >= window.length) continue
        for (const phrase of oneLetterOff(window))
          guesses.push({ phrase, start, end, how: 'alike', strength: ALIKE - 0.05 })
      }
    }
    return guesses
  }

  function oneLetterOff(window: string): Phrase[] {
    if (window.length < 4) return []
    const missing = window.length >= 4 ? (byGap.get(window) ?? []).filter((phrase) => phrase.length >= 5) : []
    const swapped: Phrase[] = []
    for (const shorter of withoutOne(window)) {
      const surplus = lexicon.whole.get(shorter)
      if (surplus && isThing(surplus) && shorter.length >= 4) swapped.push(surplus)
      for (const phrase of byGap.get(shorter) ?? [])
        if (phrase.length === window.length && soundsNear(phrase.parts[0]!, window)) swapped.push(phrase)
    }
    return [...new Set([...missing, ...swapped])].filter((phrase) => phrase.parts[0] !== window)
  }

  /** Reading ten thousand phrases aloud takes a moment, so only for those who type letters. */
  function readAloud(): void {
    if (byPinyin.size > 0) return
    for (const phrase of phrases) {
      const text = phrase.parts[0]!
      const syllables = syllablesOf(text)
      add(byPinyin, syllables.join(''), phrase)
      if (text.length <= 8) add(byInitials, initialsOf(syllables), phrase)
    }
  }

  function spelt(letters: string, start: number): Guess[] {
    readAloud()
    const guess = (phrase: Phrase, from: number, to: number, how: Guess['how']): Guess => ({
      phrase,
      start: start + from,
      end: start + to,
      how,
      strength: how === 'pinyin' ? SPELT : phrase.official ? 0.9 : 0.8,
    })
    const found: Guess[] = []
    for (let from = 0; from < letters.length; ) {
      const to = longestSpelt(letters, from)
      for (const phrase of byPinyin.get(letters.slice(from, to)) ?? []) found.push(guess(phrase, from, to, 'pinyin'))
      from = Math.max(to, from + 1)
    }
    const initials = (from: number, to: number, wanted: (phrase: Phrase) => boolean) =>
      (byInitials.get(letters.slice(from, to)) ?? [])
        .filter(wanted)
        .sort((one, other) => Number(other.official) - Number(one.official))
        .slice(0, SAME_INITIALS)
        .map((phrase) => guess(phrase, from, to, 'initials'))
    if (found.length > 0) {
      const gaps = gapsBetween(found, start, letters.length)
      return [
        ...found,
        ...gaps.flatMap(([from, to]) => (to - from < LEAST_INITIALS ? [] : initials(from, to, isThing))),
      ]
    }
    const all = initials(0, letters.length, () => true)
    if (all.length > 0) return all
    for (let cut = letters.length - 2; cut >= LEAST_INITIALS; cut--) {
      const thing = initials(0, cut, isThing)
      const act = initials(cut, letters.length, (phrase) => !isThing(phrase))
      if (thing.length > 0 && act.length > 0) return [...thing, ...act]
    }
    return []
  }

  function longestSpelt(letters: string, from: number): number {
    for (let to = Math.min(letters.length, from + 48); to - from >= 4; to--)
      if (byPinyin.has(letters.slice(from, to))) return to
    return from
  }

  return { mistyped, spelt }
}

/** Letters that no guess explains: sbk in sbkdiule. */
function gapsBetween(found: readonly Guess[], start: number, length: number): [number, number][] {
  const gaps: [number, number][] = []
  let from = 0
  for (const guess of [...found].sort((one, other) => one.start - other.start)) {
    if (guess.start - start > from) gaps.push([from, guess.start - start])
    from = Math.max(from, guess.end - start)
  }
  if (from < length) gaps.push([from, length])
  return gaps
}

function isThing(phrase: Phrase): boolean {
  return phrase.meanings.some((meaning) => meaning.object)
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

function withoutOne(text: string): string[] {
  return [...new Set([...text].map((_, at) => text.slice(0, at) + text.slice(at + 1)))]
}

/** 买 and 卖 sound alike, and nobody mistakes one for the other. */
function isTurnedAround(one: string, other: string): boolean {
  return [...one].some((letter, at) => letter !== other[at] && '买卖'.includes(letter) && '买卖'.includes(other[at]!))
}

/** One character differs, and in a short word that one sounds at least a little alike. */
function soundsNear(one: string, other: string): boolean {
  const differing = [...one].flatMap((letter, at) => (letter === other[at] ? [] : [[letter, other[at]!] as const]))
  const [pair] = differing
  if (!pair || differing.length > 1) return false
  if (one.length >= 6) return true
  const [first, second] = soundsOf(pair).map(looseSound)
  return first![0] === second![0] || first!.slice(-2) === second!.slice(-2)
}
