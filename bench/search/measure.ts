/**
 * How often the right item is first, among the first three and the first ten, beside plain BM25 in the same run.
 *
 *   node bench/search/measure.ts            the table
 *   node bench/search/measure.ts --misses   also each question whose right item is not first; never the held-out ones
 */
import { createSearchIndex } from '#modules/catalogue/rules/search-index.ts'
import { createBaseline } from './baseline.ts'
import { newLexicon, type Question, questionSets, realList, realListIsHere } from './lists.ts'

type Find = (question: string) => string[]

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
