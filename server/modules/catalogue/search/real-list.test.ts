/** Floors for plain speech over the real list of 1,135 items; the figures themselves stand in `bench/search/README.md`. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createSearchIndex } from '../rules/search-index.ts'
import { createLexicon } from '../rules/search-lexicon.ts'
import { lexiconTexts, readLexicon } from './lexicon-files.ts'

const root = join(import.meta.dirname, '../../../..')
const shared = join(root, '../shared/data')
const skip = existsSync(join(shared, 'colloquial.dev.tsv')) ? false : 'the real list is not on this machine'

function found(): (questions: string) => (best: number) => number {
  const rows = JSON.parse(readFileSync(join(shared, 'items-guangan/items.json'), 'utf8')) as Record<string, string>[]
  const { objects, entries } = readLexicon(lexiconTexts())
  const index = createSearchIndex(createLexicon(objects, entries))
  rows.forEach(({ name = '', department = '', main_item: mainItem }, at) =>
    index.put(String(at), { name, ...(mainItem ? { mainItem } : {}), keywords: [], body: department }),
  )
  return (path) => {
    const questions = readFileSync(path, 'utf8').trim().split('\n')
    const ranks = questions.map((line) => {
      const [words = '', right = ''] = line.split('\t')
      return index.find(words, 10).findIndex((hit) => new RegExp(right).test(rows[Number(hit.id)]!['name']!))
    })
    return (best) => ranks.filter((rank) => rank >= 0 && rank < best).length / ranks.length
  }
}

test('plain questions find the right item in a list nobody prepared for them', { skip }, () => {
  const share = found()
  const floors = [
    [join(shared, 'colloquial.dev.tsv'), 0.9, 0.95, 1],
    [join(root, 'bench/search/seen.tsv'), 0.93, 0.98, 0.99],
    [join(root, 'bench/search/questions.tsv'), 0.88, 0.96, 0.98],
    [join(root, 'bench/search/by-lot.tsv'), 0.93, 0.98, 0.99],
    [join(root, 'bench/search/by-lot-held-out.tsv'), 0.84, 0.95, 0.98],
  ] as const
  for (const [path, first, three, ten] of floors) {
    const within = share(path)
    assert.ok(within(1) >= first, `${path}, first: ${within(1)}`)
    assert.ok(within(3) >= three, `${path}, first three: ${within(3)}`)
    assert.ok(within(10) >= ten, `${path}, first ten: ${within(10)}`)
  }
})

test('the questions of the bench are not the lexicon’s own sayings', () => {
  const { entries } = readLexicon(lexiconTexts())
  const said = new Set(entries.map((entry) => entry.said))
  const questions = ['questions', 'by-lot', 'by-lot-held-out'].flatMap((set) =>
    readFileSync(join(root, `bench/search/${set}.tsv`), 'utf8')
      .trim()
      .split('\n'),
  )
  const same = questions.map((line) => line.split('\t')[0]!).filter((words) => said.has(words))
  assert.ok(questions.length >= 300)
  assert.deepEqual(same, [])
})
