/** What the search is measured with: questions, the real list, and long made-up ones. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexiconTexts, readLexicon } from '#modules/catalogue/search/lexicon-files.ts'
import { createLexicon } from '#modules/catalogue/rules/search-lexicon.ts'
import type { SearchText } from '#modules/catalogue/rules/search-text.ts'

const SHARED = join(import.meta.dirname, '../../../shared/data')

export type Question = { words: string; right: RegExp }
export type Listed = SearchText & { id: string }

export const lexiconFiles = readLexicon(lexiconTexts())
export const newLexicon = () => createLexicon(lexiconFiles.objects, lexiconFiles.entries)

export const realListIsHere = existsSync(join(SHARED, 'items-guangan/items.json'))

/** 1,135 items of one district, as they come. */
export function realList(): Listed[] {
  type Row = { name: string; department: string; main_item: string }
  const rows = JSON.parse(readFileSync(join(SHARED, 'items-guangan/items.json'), 'utf8')) as Row[]
  return rows.map(({ name, department, main_item: mainItem }, at) => ({
    id: String(at).padStart(6, '0'),
    name,
    ...(mainItem === '未分类' ? {} : { mainItem }),
    keywords: [],
    body: department,
  }))
}

/** A list of any length: every thing of the lexicon with every act, by the bodies of one place after the other. */
export function madeList(length: number): Listed[] {
  const acts = ['核发', '变更', '延续', '补办', '注销', '备案', '查询', '登记', '审批（新办）', '申领', '换发']
  const { objects } = lexiconFiles
  return Array.from({ length }, (_, at) => {
    const { object, theme } = objects[at % objects.length]!
    const round = Math.floor(at / objects.length)
    const place = Math.floor(round / acts.length) + 1
    return {
      id: String(at).padStart(6, '0'),
      name: `${object}${acts[round % acts.length]!}（县级）`,
      mainItem: `${object}办理`,
      keywords: [],
      body: `第${place}区${theme}局`,
    }
  })
}

export function questionsOf(path: string): Question[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [words = '', right = ''] = line.split('\t')
      return { words, right: new RegExp(right) }
    })
}

/** Half of our questions served to tune, chosen by hash; the misses among the others were not looked at. */
export function isHeldOut({ words }: Question): boolean {
  return createHash('sha256').update(words).digest()[0]! % 2 === 1
}

export function questionSets(): Record<string, Question[]> {
  const here = (file: string) => questionsOf(join(import.meta.dirname, file))
  const own = here('questions.tsv')
  return {
    'development set': questionsOf(join(SHARED, 'colloquial.dev.tsv')),
    'short ones, looked at': here('seen.tsv'),
    'ours, tuned on': own.filter((question) => !isHeldOut(question)),
    'ours, held out': own.filter(isHeldOut),
    'by lot, tuned on': here('by-lot.tsv'),
    'by lot, held out': here('by-lot-held-out.tsv'),
  }
}
