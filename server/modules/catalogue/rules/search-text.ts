/** Texts as the search sees them: evened, cut into characters and pairs, with and without what stands in brackets. */
import { searchName } from './item-name.ts'

export type SearchText = {
  name: string
  plainName?: string
  mainItem?: string
  summary?: string
  keywords: readonly string[]
  body: string
}

/** How much a word counts by where it stands. */
export const fieldWeights = {
  name: 3,
  plainName: 2.5,
  keywords: 2.5,
  mainItem: 1,
  summary: 0.6,
  body: 0.4,
} as const
export type SearchField = keyof typeof fieldWeights

export function fieldText(text: SearchText, field: SearchField): string {
  if (field === 'keywords') return text.keywords.join(' ')
  return field === 'name' ? searchName(text.name) : (text[field] ?? '')
}

/** Letters and digits of both widths alike, punctuation and spaces turned into one space. */
export function evenText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9]+/gu, ' ')
    .trim()
}

/** One run of letters: `食品（含保健食品）经营许可` → `食品含保健食品经营许可`. */
export function closeText(text: string): string {
  return evenText(text).replaceAll(' ', '')
}

/** The name in the two forms official words are looked for in: everything, and without what stands in brackets. */
export function nameForms(name: string): { full: string; bare: string } {
  const even = searchName(name)
  const full = closeText(even)
  const bare = even.includes('(') ? closeText(even.replace(/\([^()]*\)/g, '')) : full
  return { full, bare: bare.length >= 2 ? bare : full }
}

/** Characters (`singles`), neighbouring pairs, and whole runs of latin letters or digits. */
export function termsOf(text: string, singles = true): string[] {
  const terms: string[] = []
  for (const run of evenText(text).match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? []) {
    if (/^[a-z0-9]/.test(run)) {
      terms.push(run)
      continue
    }
    const letters = [...run]
    if (singles) terms.push(...letters)
    for (let at = 1; at < letters.length; at++) terms.push(`${letters[at - 1]}${letters[at]}`)
  }
  return terms
}

/** Whether an official wording stands in the name; `…` stands for anything between its parts. */
export function holdsWording(form: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = form.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

/** Words typed in letters, standing together, with their place in the close text. */
export type Typed = { letters: string; start: number; words: readonly { letters: string; start: number }[] }

/** What may be pinyin or initials. A word that mixes letters and digits is a code: nobody spells with it. */
export function typedLetters(question: string): Typed[] {
  const runs: Typed[] = []
  let at = 0
  let open: Typed['words'] = []
  const close = () => {
    if (open.length > 0)
      runs.push({ letters: open.map((word) => word.letters).join(''), start: open[0]!.start, words: open })
    open = []
  }
  for (const [word] of evenText(question).matchAll(/[a-z0-9]+|\p{Script=Han}+/gu)) {
    if (/^[a-z]+$/.test(word)) open = [...open, { letters: word, start: at }]
    else close()
    at += word.length
  }
  close()
  return runs.filter(({ letters }) => letters.length >= 2)
}
