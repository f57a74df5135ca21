/** Names found by their pinyin or its initials, as people type who do not switch the keyboard. */
import { pinyin } from 'pinyin-pro'
import { searchName } from './item-name.ts'
import { evenText } from './plain-speech.ts'

/** Pinyin without tones, and first letters only. */
export type Spelling = { full: string; initials: string }

export function isSpelling(question: string): boolean {
  return /^[a-z\s]{2,}$/i.test(question.trim())
}

export function spellingOf(name: string, plainName = ''): Spelling {
  const text = evenText(`${searchName(name)} ${plainName}`)
  const spelt = (pattern: 'pinyin' | 'first') =>
    pinyin(text, { pattern, toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join('')
  return { full: spelt('pinyin'), initials: spelt('first') }
}

/** On the scale of a good match in words; 0 when the letters do not stand there. */
export function spellingScore({ full, initials }: Spelling, question: string): number {
  const typed = question.toLowerCase().replace(/\s/g, '')
  if (initials.startsWith(typed)) return 12
  if (full.startsWith(typed)) return 11
  if (initials.includes(typed)) return 9
  return full.includes(typed) ? 8 : 0
}
