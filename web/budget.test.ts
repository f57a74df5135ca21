import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BuiltChunk, firstScreenChunks, weightOf } from './budget.ts'

function chunk(fileName: string, parts: Partial<BuiltChunk> = {}): BuiltChunk {
  return { fileName, code: `//${fileName}`, isEntry: false, moduleIds: [], imports: [], ...parts }
}

const built = [
  chunk('index.js', { isEntry: true, imports: ['react.js'] }),
  chunk('react.js'),
  chunk('home.js', { moduleIds: ['/any/web/portal/home.tsx'], imports: ['react.js', 'button.js'] }),
  chunk('button.js', { imports: ['react.js'] }),
  chunk('board.js', { moduleIds: ['/any/web/screens/board.tsx'], imports: ['react.js', 'chart.js'] }),
  chunk('chart.js'),
]

test('the first screen is the entry, the named pages and all they import, each once', () => {
  const names = firstScreenChunks(built, ['web/portal/home.tsx']).map((one) => one.fileName)
  assert.deepEqual(names.toSorted(), ['button.js', 'home.js', 'index.js', 'react.js'])
})

test('a watched page that is no longer built is a mistake, not a saving', () => {
  assert.throws(() => firstScreenChunks(built, ['web/portal/gone.tsx']), /web\/portal\/gone\.tsx/)
})

test('weight is counted after compression', () => {
  const long = chunk('long.js', { code: 'x'.repeat(100_000) })
  assert.ok(weightOf([long]) < 1000)
})
