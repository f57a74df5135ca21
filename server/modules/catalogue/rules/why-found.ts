/** Says why an item was found, so that people can judge the answer. */
import { evenText, keyPart, officialWords } from './plain-speech.ts'
import { fieldText, type SearchText } from './search-text.ts'
import { isSpelling } from './spelling.ts'

const PLACES = [
  ['plainName', '俗称'],
  ['name', '名称'],
  ['keywords', '关键词'],
  ['mainItem', '主项名称'],
  ['summary', '说明'],
] as const

/** In Chinese: which words of the question, or of its official form, stand where in the item. */
export function whyFound(text: SearchText, question: string): string {
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
  if (isSpelling(question)) return `名称的拼音与“${question.trim()}”相符`
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
