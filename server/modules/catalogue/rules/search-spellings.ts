/** Letters typed for words of item names: pairs of characters by their sound, over the vocabulary of the list. */
import { initialsOf, soundsOf } from './search-pinyin.ts'
import { typedLetters } from './search-text.ts'

export type Spelt = {
  /** Pairs of the list that sound like the letters, with their worth; none for letters that spell nothing the list knows. */
  terms: ReadonlyMap<string, number>
  /** The letters, when there is nothing but initials: a text that was meant has them all in a row. */
  initials?: string
}

export type Spellings = {
  add(terms: Iterable<string>): void
  termsSpelt(question: string): Spelt
}

const SYLLABLE =
  /(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)/g
const MOST_FOR_A_SOUND = 24

export function createSpellings(): Spellings {
  const waiting = new Set<string>()
  const heard = new Set<string>()
  const bySound = new Map<string, string[]>()
  const byInitials = new Map<string, string[]>()

  function prepare(): void {
    for (const term of waiting) {
      heard.add(term)
      const sounds = soundsOf([...term])
      push(bySound, sounds.join(' '), term)
      push(byInitials, initialsOf(sounds), term)
    }
    waiting.clear()
  }

  return {
    add(terms) {
      for (const term of terms) if (/^\p{Script=Han}{2}$/u.test(term) && !heard.has(term)) waiting.add(term)
    },
    termsSpelt(question) {
      const terms = new Map<string, number>()
      if (/\p{Script=Han}{3}/u.test(question)) return { terms }
      const letters = typedLetters(question)
        .map((run) => run.letters)
        .join('')
      if (letters.length < 3) return { terms }
      prepare()
      const syllables = letters.match(SYLLABLE) ?? []
      const spelt = syllables.join('') === letters && syllables.length < letters.length
      const sounding = spelt
        ? mostlyKnown(pairs(syllables, ' ').map((key) => bySound.get(key) ?? []))
        : chained(pairs([...letters], '').map((key) => byInitials.get(key) ?? []))
      for (const alike of sounding) {
        const worth = spelt ? 1 : alike.length > MOST_FOR_A_SOUND ? 0.35 : 0.6
        for (const term of alike) terms.set(term, worth)
      }
      return spelt || /\p{Script=Han}/u.test(question) ? { terms } : { terms, initials: letters }
    },
  }
}

export function hasInitials(text: string, initials: string): boolean {
  return initialsOf(soundsOf([...text])).includes(initials)
}

/** A sentence in pinyin has words that no name uses, but when the list knows less than half of it, it is none. */
function mostlyKnown(places: readonly string[][]): readonly string[][] {
  return 2 * places.filter((alike) => alike.length > 0).length >= places.length ? places : []
}

/** Initials say little: they count only where pairs join to a run of characters from the first letter to the last. */
function chained(places: readonly string[][]): string[][] {
  const forth = joinedOn(places, 0, 1)
  return joinedOn(forth.toReversed(), 1, 0).toReversed()
}

function joinedOn(places: readonly string[][], own: 0 | 1, next: 0 | 1): string[][] {
  let open: Set<string> | undefined
  return places.map((alike) => {
    const joined = open ? alike.filter((term) => open!.has(term[own]!)) : alike
    open = new Set(joined.map((term) => term[next]!))
    return joined
  })
}

function pairs(parts: readonly string[], joint: string): string[] {
  return parts.slice(1).map((part, at) => `${parts[at]}${joint}${part}`)
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
