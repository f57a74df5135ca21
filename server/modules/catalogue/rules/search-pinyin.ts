/** Sounds of words: for those who type letters, and for those who type another character of the same sound. */
import { pinyin } from 'pinyin-pro'

const known = new Map<string, readonly string[]>()
const MOST_KNOWN = 60_000

/** Syllables without tones; latin letters and digits stay as they are. */
export function syllablesOf(phrase: string): readonly string[] {
  const found = known.get(phrase)
  if (found) return found
  const syllables = pinyin(phrase, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(phrase, syllables)
  return syllables
}

/** Character by character, quick and without the sense of the word: enough for the sound of a mistyped one. */
export function soundsOf(letters: readonly string[]): string[] {
  return letters.map((letter) => {
    const sound = ofLetter.get(letter) ?? pinyin(letter, { toneType: 'none', v: true })
    ofLetter.set(letter, sound)
    return sound
  })
}

const ofLetter = new Map<string, string>()

/** One key for sounds that people mix up: 前后鼻音, 平翘舌, n and l, f and h. */
export function looseSound(syllable: string): string {
  const heard = looseSounds.get(syllable)
  if (heard !== undefined) return heard
  const loose = syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^l/, 'n')
    .replace(/^hu(?=.)/, 'f')
    .replace(/^fu(?=.)/, 'f')
  looseSounds.set(syllable, loose)
  return loose
}

/** Some four hundred syllables, and what latin words were typed. */
const looseSounds = new Map<string, string>()

export function looseKey(syllables: readonly string[]): string {
  return syllables.map(looseSound).join(' ')
}

export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable[0] ?? '').join('')
}
