/** Letters typed for words of item names: pairs of characters by their sound, over the vocabulary of the list. */
import { soundsOf } from './search-pinyin.ts'

export type Spellings = {
  add(terms: Iterable<string>): void
  /** Pairs of the list that sound like the letters, with their worth. */
  termsSpelt(question: string): Map<string, number>
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
      push(byInitials, sounds.map((sound) => sound[0]).join(''), term)
    }
    waiting.clear()
  }

  return {
    add(terms) {
      for (const term of terms) if (/^\p{Script=Han}{2}$/u.test(term) && !heard.has(term)) waiting.add(term)
    },
    termsSpelt(question) {
      const terms = new Map<string, number>()
      const letters = question.toLowerCase().replace(/[^a-z]/g, '')
      if (letters.length < 3 || /\p{Script=Han}{3}/u.test(question)) return terms
      prepare()
      const syllables = letters.match(SYLLABLE) ?? []
      const spelt = syllables.join('') === letters && syllables.length < letters.length
      const keys = spelt ? pairs(syllables, ' ') : pairs([...letters], '')
      for (const key of keys) {
        const sounding = (spelt ? bySound : byInitials).get(key) ?? []
        const worth = spelt ? 1 : sounding.length > MOST_FOR_A_SOUND ? 0.35 : 0.6
        for (const term of sounding) terms.set(term, worth)
      }
      return terms
    },
  }
}

function pairs(parts: readonly string[], joint: string): string[] {
  return parts.slice(1).map((part, at) => `${parts[at]}${joint}${part}`)
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
