/**
 * How often the right item is first, among the first three and the first ten, beside plain BM25 in the same run;
 * and how often letters that mean nothing find something.
 *
 *   node bench/search/measure.ts            the table
 *   node bench/search/measure.ts --misses   also each question whose right item is not first; never the held-out ones
 */
import { createSearchIndex } from '#modules/catalogue/rules/search-index.ts'
import { createBaseline } from './baseline.ts'
import { newLexicon, type Question, questionSets, realList, realListIsHere } from './lists.ts'

type Find = (question: string) => string[]

const LATIN = 'abcdefghijklmnopqrstuvwxyz'
const nonsense: readonly (readonly [string, string, number])[] = [
  ['three letters', LATIN, 3],
  ['four letters', LATIN, 4],
  ['six letters', LATIN, 6],
  ['eight letters', LATIN, 8],
  ['query codes', '23456789ABCDEFGHJKMNPQRSTUVWXYZ', 8],
]

if (realListIsHere) measure()
else console.log('The real list of 1,135 items is not on this machine: nothing to measure.')

function measure(): void {
  const list = realList()
  const names = new Map(list.map(({ id, name }) => [id, name]))
  const index = createSearchIndex(newLexicon())
  for (const { id, ...text } of list) index.put(id, text)
  const baseline = createBaseline(list)
  const finders: Record<string, Find> = {
    'BM25 over pairs': (question) => baseline(question, 10),
    OneWindow: (question) => index.find(question, 10).map((hit) => hit.id),
  }
  console.log('| questions | number | search | first | first 3 | first 10 |\n|---|---|---|---|---|---|')
  for (const [title, questions] of Object.entries(questionSets())) {
    for (const [name, find] of Object.entries(finders)) {
      const ranks = questions.map((question) => rankOf(question, find(question.words), names))
      const share = (best: number) => (ranks.filter((rank) => rank < best).length / ranks.length).toFixed(3)
      console.log(`| ${title} | ${questions.length} | ${name} | ${share(1)} | ${share(3)} | ${share(10)} |`)
    }
    if (process.argv.includes('--misses') && !title.includes('held out'))
      tellMisses(questions, finders['OneWindow']!, names)
  }
  console.log('\n| letters that mean nothing | number | something found |\n|---|---|---|')
  for (const [title, letters, length] of nonsense) {
    const words = randomWords(letters, length)
    const found = words.filter((word) => finders['OneWindow']!(word).length > 0).length
    console.log(`| ${title} | ${words.length} | ${(found / words.length).toFixed(3)} |`)
  }
}

/** The same words each time. */
function randomWords(letters: string, length: number): string[] {
  let state = 7
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31)
  const letter = () => letters[Math.floor((next() / 2 ** 31) * letters.length)]!
  return Array.from({ length: 300 }, () => Array.from({ length }, letter).join(''))
}

function rankOf({ right }: Question, found: readonly string[], names: ReadonlyMap<string, string>): number {
  const rank = found.findIndex((id) => right.test(names.get(id)!))
  return rank < 0 ? Number.POSITIVE_INFINITY : rank
}

function tellMisses(questions: readonly Question[], find: Find, names: ReadonlyMap<string, string>): void {
  for (const question of questions) {
    const found = find(question.words)
    const rank = rankOf(question, found, names)
    if (rank > 0)
      console.log(
        `  ${rank + 1}  ${question.words} → ${found
          .slice(0, 3)
          .map((id) => names.get(id))
          .join(' / ')}`,
      )
  }
}
