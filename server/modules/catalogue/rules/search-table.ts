/** Reads the lexicon's tables: tab-separated, a heading line, `|` between alternatives. Refuses what is not well-formed. */
import { isSearchAct } from './search-acts.ts'
import type { LexiconEntry, LexiconObject } from './search-lexicon.ts'

export type ObjectRow = LexiconObject & { theme: string; said: readonly string[] }

/** `object  theme  written  unless  said` @throws Error naming the line */
export function readObjects(text: string, file: string): ObjectRow[] {
  return rowsOf(text, ['object', 'theme', 'written', 'unless', 'said'], file).map(
    ([object = '', theme = '', written = '', unless = '', said = '']) => ({
      object,
      theme,
      written: alternatives(written),
      unless: alternatives(unless),
      said: alternatives(said),
    }),
  )
}

/** `said  means`, where a meaning is `object`, `object×act`, `×act`, each with an optional `*weight`. @throws Error naming the line */
export function readSayings(text: string, file: string): LexiconEntry[] {
  return rowsOf(text, ['said', 'means'], file).flatMap(([said = '', means = ''], line) => {
    const meanings = alternatives(means).map((meaning) => readMeaning(meaning, `${file}:${line + 2}`))
    return alternatives(said).flatMap((one) => meanings.map((meaning) => ({ said: one, ...meaning })))
  })
}

function readMeaning(meaning: string, place: string): Omit<LexiconEntry, 'said'> {
  const [, object, act, weight] = /^([^×*]*)(?:×([^*]+))?(?:\*([\d.]+))?$/.exec(meaning) ?? []
  if (object === undefined || (!object && !act)) throw new Error(`${place}: “${meaning}” is no meaning`)
  if (act !== undefined && !isSearchAct(act)) throw new Error(`${place}: “${act}” is no act`)
  return { ...(object ? { object } : {}), ...(act ? { act } : {}), weight: weight ? Number(weight) : 1 }
}

function rowsOf(text: string, heading: readonly string[], file: string): string[][] {
  const [first, ...lines] = text.replace(/\n$/, '').split('\n')
  if (first !== heading.join('\t')) throw new Error(`${file}: the heading should be ${heading.join(' ')}`)
  return lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length !== heading.length || cells[0] === '')
      throw new Error(`${file}:${index + 2}: ${cells.length} cells, ${heading.length} wanted`)
    return cells
  })
}

function alternatives(cell: string): string[] {
  return cell === '' ? [] : cell.split('|')
}
