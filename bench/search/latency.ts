/**
 * How long a question takes and how much memory the index holds, at the size of a district and of a province.
 *
 * Each question is asked three times and the quickest counts, so that a busy machine does not.
 *
 *   node --expose-gc bench/search/latency.ts
 */
import { join } from 'node:path'
import { createSearchIndex } from '#modules/catalogue/rules/search-index.ts'
import { type Listed, madeList, newLexicon, questionsOf, realList, realListIsHere } from './lists.ts'

const questions = ['questions.tsv', 'seen.tsv'].flatMap((file) => questionsOf(join(import.meta.dirname, file)))

console.log(
  '| items | ready in | memory | first question | p50 | p95 | p99 | a word taught |\n|---|---|---|---|---|---|---|---|',
)
if (realListIsHere) measure(realList())
measure(madeList(100_000))

function measure(list: readonly Listed[]): void {
  const before = memory()
  const started = performance.now()
  const index = createSearchIndex(newLexicon())
  for (const { id, ...text } of list) index.put(id, text)
  const ready = performance.now() - started
  const first = timed(() => index.find('身份证丢了', 10))
  for (const { words } of questions) index.find(words, 10)
  const times = questions
    .map(({ words }) => Math.min(...[1, 2, 3].map(() => timed(() => index.find(words, 10)))))
    .sort((one, other) => one - other)
  const at = (share: number) => `${times[Math.floor(times.length * share)]!.toFixed(1)} ms`
  const held = memory() - before
  const taught = timed(() => {
    index.learn(newLexicon())
    index.find('身份证丢了', 10)
  })
  const ms = (value: number) => `${value.toFixed(0)} ms`
  console.log(
    `| ${list.length} | ${ms(ready)} | ${(held / 2 ** 20).toFixed(0)} MB | ${ms(first)} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${ms(taught)} |`,
  )
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
