/** What of an item is searched, and the terms it falls into. */
import { searchName } from './item-name.ts'
import { evenText } from './plain-speech.ts'

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

/** Single characters, neighbouring pairs, and whole runs of latin letters or digits. */
export function termsOf(text: string): string[] {
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
