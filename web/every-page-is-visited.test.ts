import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const faces = [
  { routes: ['portal/routes.tsx'], prefix: '' },
  { routes: ['workbench/routes.tsx', 'workbench/catalogue/routes.tsx'], prefix: '/work' },
  { routes: ['screens/routes.tsx'], prefix: '/screen' },
]
const journey = readFileSync(join(import.meta.dirname, '../journeys/every-screen.journey.ts'), 'utf8')

/** `/cases/$caseId` as the journey writes it: `/cases/${done.id}`, or with a word in that place, and perhaps a query behind. */
function asVisited(path: string): RegExp {
  const parts = path.split('/').map((part) => (part.startsWith('$') ? String.raw`(\$\{[^}]+\}|[^/'"\`$?]+)` : part))
  return new RegExp(String.raw`['"\`]${parts.join('/')}([?'"\`])`)
}

for (const { routes, prefix } of faces) {
  test(`every page of ${prefix || 'the portal'} is looked at by the journey of every screen`, () => {
    const paths = routes
      .flatMap((file) => [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/\bpath: '([^']+)'/g)])
      .map(([, path]) => `${prefix}/${path!.replace(/^\//, '')}`.replace(/(.)\/$/, '$1'))
      .filter((path) => !path.endsWith('/$') && path !== `${prefix}${prefix}`)
    assert.ok(paths.length > 0)
    const missed = paths.filter((path) => !asVisited(path).test(journey))
    assert.deepEqual(missed, [])
  })
}
