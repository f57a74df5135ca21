import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type BuiltChunk, weighPortal } from './budget.ts'

/** So many random letters: they weigh about three quarters of that after compression. */
const ballast = (letters: number) => {
  let seed = 1
  return Array.from({ length: letters }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return String.fromCharCode(33 + (seed % 90))
  }).join('')
}

function chunk(fileName: string, kilo: number, parts: Partial<BuiltChunk> = {}): BuiltChunk {
  const code = ballast(kilo * 1000)
  return { fileName, code, isEntry: false, moduleIds: [], imports: [], dynamicImports: [], ...parts }
}

const routes = ['/any/web/portal/routes.tsx']
const built = [
  chunk('index.js', 1, {
    isEntry: true,
    imports: ['react.js'],
    moduleIds: routes,
    dynamicImports: ['frame.js', 'home.js', 'licence.js', 'desk.js'],
  }),
  chunk('react.js', 8),
  chunk('frame.js', 1, { moduleIds: ['/any/web/portal/frame.tsx'], imports: ['react.js'] }),
  chunk('home.js', 2, { moduleIds: ['/any/web/portal/home.tsx'], imports: ['react.js', 'button.js'] }),
  chunk('button.js', 4, { imports: ['react.js'] }),
  chunk('licence.js', 1, {
    moduleIds: ['/any/web/portal/licences/licence-page.tsx'],
    imports: ['react.js'],
    dynamicImports: ['drawing.js'],
  }),
  chunk('drawing.js', 32, { imports: ['button.js'] }),
  chunk('desk.js', 64, { imports: ['react.js', 'drawing.js'] }),
]
/** What these chunks weigh together. */
const weight = (...names: string[]) =>
  built.filter(({ fileName }) => names.includes(fileName)).reduce((sum, { code }) => sum + gzipSync(code).length, 0)

test('the first screen is the entry, the frame, the home and all they import, each once', () => {
  assert.equal(weighPortal(built).home, weight('index.js', 'react.js', 'frame.js', 'home.js', 'button.js'))
})

test('a page of the portal weighs what it may load later too, and nothing of the other pages', () => {
  const pages = new Map(weighPortal(built).pages.map(({ page, bytes }) => [page, bytes]))
  assert.equal(
    pages.get('licence.js'),
    weight('index.js', 'react.js', 'frame.js', 'licence.js', 'drawing.js', 'button.js'),
  )
  assert.equal(pages.get('home.js'), weight('index.js', 'react.js', 'frame.js', 'home.js', 'button.js'))
  assert.equal(weighPortal(built).pages[0]!.page, 'licence.js', 'the heaviest first, and no page of the workbench')
})

test('a watched file that is no longer built is a mistake, not a saving', () => {
  const gone = built.map((one) => (one.fileName === 'home.js' ? { ...one, moduleIds: [] } : one))
  assert.throws(() => weighPortal(gone), /web\/portal\/home\.tsx/)
})
