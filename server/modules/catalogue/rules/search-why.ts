/** Says why an item was found, so that people can judge the answer. */
import type { Hearing, Wanted } from './search-hearing.ts'
import { actBit, type Acts, type SearchAct, searchActs } from './search-acts.ts'
import { evenText, fieldText, type SearchText } from './search-text.ts'
import { keyPart } from './search-words.ts'

const PLACES = [
  ['name', '名称'],
  ['plainName', '俗称'],
  ['keywords', '关键词'],
  ['mainItem', '主项名称'],
  ['summary', '说明'],
] as const

type Found = { text: SearchText; full: string; acts: Acts }

/** In Chinese: what the question was taken for, or which of its words stand where in the item. */
export function whyFound(found: Found, question: string, hearing: Hearing, wanted: Wanted | undefined): string {
  const acts = actsServed(found.acts, hearing.acts | (wanted?.acts ?? 0))
  const doing = acts.length > 0 ? `，办的是“${acts.join('、')}”` : ''
  if (wanted) return `${thingFound(found, wanted)}${doing}`
  const best = PLACES.map(([field, title]) => ({
    title,
    common: longestCommon(keyPart(question), evenText(fieldText(found.text, field))),
  })).reduce((one, other) => (other.common.length > one.common.length ? other : one))
  if (best.common.length >= 2) return `${best.title}中有“${best.common}”${doing}`
  if (/^[a-z\s]+$/i.test(question.trim())) return `名称的拼音与“${question.trim()}”相符`
  return best.common ? `${best.title}中有“${best.common}”` : '内容相近'
}

function thingFound({ text, full }: Found, { object, heard }: Wanted): string {
  const said = heard.said.replaceAll('+', '')
  if (heard.how === 'pinyin') return `“${heard.text}”是“${said}”的拼音`
  if (heard.how === 'initials') return `“${heard.text}”是“${said}”的拼音首字母`
  if (heard.how === 'alike') return `您写的“${heard.text}”按“${said}”理解`
  if (heard.how === 'near') return `您说的事情接近“${object}”`
  if (full.includes(heard.text)) return `名称中有“${heard.text}”`
  const [title] = PLACES.slice(1, 3).flatMap(([field, name]) =>
    fieldText(text, field).includes(heard.text) ? [name] : [],
  )
  if (title) return `${title}中有“${heard.text}”`
  return `您说的“${heard.text}”，办的事叫“${object}”`
}

function actsServed(inName: Acts, asked: Acts): SearchAct[] {
  return searchActs.filter((act) => (inName & asked & actBit(act)) !== 0)
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
