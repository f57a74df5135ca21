import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { findBreaches } from './check-boundaries.ts'

type Files = Record<string, string>

/** Two modules, `lower` using `upper`, in which nothing is wrong. */
const sound: Files = {
  'server/modules.ts': `
    import { upperModule } from '#modules/upper/module.ts'
    import { lowerModule } from '#modules/lower/module.ts'
    export const modules = [upperModule, lowerModule]`,
  'server/kernel/contract.ts': `import { z } from 'zod'\nexport const route = z.object({})`,
  'server/kernel/audit.ts': 'export const line = sql`insert into kernel.audit (at) values (now())`',
  'server/modules/upper/module.ts': `export const upperModule = defineModule({ name: 'upper', uses: [] })`,
  'server/modules/upper/contract.ts': `import { route } from '#kernel/contract.ts'\nexport const upperShape = route`,
  'server/modules/upper/index.ts': `
    export { findThing } from './store.ts'
    export { addUp } from './rules/add-up.ts'
    export type { Thing } from './store.ts'
    export const thingMade = event('upper.thing-made')`,
  'server/modules/upper/store.ts': `
    export type Thing = { id: string }
    export async function findThing(ctx, id) { return tables(ctx).selectFrom('upper.thing').where('id', '=', id) }
    export function unexposed(id) { return id }`,
  'server/modules/upper/testing.ts': `export const givenThing = 1`,
  'server/modules/upper/rules/add-up.ts': `
    import type { upperShape } from '../contract.ts'
    import { addDays } from '#kernel/time.ts'
    export const addUp = (numbers: typeof upperShape) => addDays(numbers, 1)`,
  'server/modules/upper/migrations/0001-start.sql': `
    create table upper.thing (id uuid primary key, at timestamptz not null); -- now() stands in a comment
    create view upper.v_thing as select id from upper.thing where kind <> 'lower.order';
    create trigger keep before update on upper.thing execute function kernel.refuse_change();`,
  'server/modules/lower/module.ts': `export const lowerModule = defineModule({ name: 'lower', uses: ['upper'] })`,
  'server/modules/lower/contract.ts': `import { upperShape } from '#modules/upper/contract.ts'\nexport const lowerShape = upperShape`,
  'server/modules/lower/actions/make-order.ts': `
    import { findThing } from '#modules/upper/index.ts'
    export const makeOrder = action(contract.makeOrder, {
      run: async (ctx, input) => {
        await findThing(ctx, input.id)
        await sql\`insert into lower.order (id, at) select id, \${new Date('2026-01-01')} from upper.v_thing as thing\`.execute(ctx.db)
      },
    })`,
  'server/modules/lower/migrations/0001-start.sql': `create table lower.order (id uuid primary key references upper.thing, at timestamptz);`,
  'server/modules/lower/make-order.test.ts': `import { givenThing } from '#modules/upper/testing.ts'\nexport const day = new Date()`,
  'web/page.tsx': `import { lowerShape } from '#modules/lower/contract.ts'\nexport const Page = () => <p>{lowerShape.name}</p>`,
  'journeys/playwright.config.ts': 'export default {}',
}

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function breachesWith(planted: Files): string[] {
  const root = mkdtempSync(join(tmpdir(), 'onewindow-boundaries-'))
  folders.push(root)
  for (const [path, text] of Object.entries({ ...sound, ...planted })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return findBreaches(root).map(({ rule, file }) => `${rule} ${file}`)
}

test('a sound project has no breach', () => {
  assert.deepEqual(breachesWith({}), [])
})

/** Rule, what is wrong, the file it is found in, its text. */
const plants: [number, string, string, string][] = [
  [
    1,
    'a module imports one that stands below it',
    'server/modules/upper/store.ts',
    `import { x } from '#modules/lower/index.ts'\n${sound['server/modules/upper/store.ts']}`,
  ],
  [
    1,
    'a module says it uses one that stands below it',
    'server/modules/upper/module.ts',
    `export const upperModule = defineModule({ name: 'upper', uses: ['lower'] })`,
  ],
  [
    1,
    'a module is not in the list',
    'server/modules/stray/module.ts',
    `export const strayModule = defineModule({ name: 'stray', uses: [] })`,
  ],
  [
    2,
    'a module reaches into the store of another',
    'server/modules/lower/views/thing.ts',
    `import { findThing } from '../../upper/store.ts'\nexport const thing = findThing`,
  ],
  [
    2,
    'a module uses the test world of another outside tests',
    'server/modules/lower/views/thing.ts',
    `export { givenThing } from '#modules/upper/testing.ts'`,
  ],
  [
    2,
    'a module reaches into another only when it runs',
    'server/modules/lower/views/thing.ts',
    `export const thing = () => import('#modules/upper/store.ts')`,
  ],
  [
    3,
    'the web imports a store',
    'web/page.tsx',
    `import type { Thing } from '#modules/upper/store.ts'\nexport const Page = (thing: Thing) => <p>{thing.id}</p>`,
  ],
  [
    3,
    'a contract brings server code into the browser',
    'server/modules/lower/contract.ts',
    `import { readFileSync } from 'node:fs'\nexport const lowerShape = readFileSync`,
  ],
  [
    4,
    'the kernel imports a module',
    'server/kernel/audit.ts',
    `import { findThing } from '#modules/upper/index.ts'\nexport const line = findThing`,
  ],
  [
    5,
    'a rule asks the store',
    'server/modules/upper/rules/add-up.ts',
    `import { findThing } from '../store.ts'\nexport const addUp = findThing`,
  ],
  [
    5,
    'a rule uses a package',
    'server/modules/upper/rules/add-up.ts',
    `import { sql } from 'kysely'\nexport const addUp = sql`,
  ],
  [
    6,
    'a store reads the clock of the machine',
    'server/modules/upper/views/now.ts',
    'export const now = () => `${new Date().toISOString()}`',
  ],
  [6, 'a store draws lots', 'server/modules/upper/views/lot.ts', 'export const lot = () => Math.random()'],
  [6, 'a store makes its own id', 'server/modules/upper/views/id.ts', 'export const id = () => crypto.randomUUID()'],
  [
    6,
    'a store reads the environment',
    'server/modules/upper/views/port.ts',
    'export const port = () => process.env.PORT',
  ],
  [
    6,
    'a statement asks the database for the time',
    'server/modules/upper/views/now.ts',
    'export const now = sql`select id from upper.thing where at < now()`',
  ],
  [
    7,
    'a module writes the table of another',
    'server/modules/lower/views/thing.ts',
    'export const thing = sql`update upper.thing set at = null`',
  ],
  [
    7,
    'a module writes the table of another through the builder',
    'server/modules/lower/views/thing.ts',
    `export const thing = (db) => db.insertInto('upper.thing')`,
  ],
  [
    7,
    'a module reads what another has not published',
    'server/modules/lower/views/thing.ts',
    `export const thing = (db) => db.selectFrom(['lower.order', 'upper.thing as t'])`,
  ],
  [
    7,
    'a foreign key points downwards',
    'server/modules/upper/migrations/0002-more.sql',
    'alter table upper.thing add column order_id uuid references lower.order (id);',
  ],
  [
    7,
    'a migration puts an index on the table of another',
    'server/modules/lower/migrations/0002-more.sql',
    'create index on upper.thing (at);',
  ],
  [
    7,
    'a migration makes a table outside its schema',
    'server/modules/lower/migrations/0002-more.sql',
    'create table loose (id uuid primary key);',
  ],
  [
    8,
    'a file holds two acts',
    'server/modules/lower/actions/make-order.ts',
    'export const makeOrder = action(a, {})\nexport const dropOrder = action(b, {})',
  ],
  [8, 'an act stands outside actions', 'server/modules/lower/store.ts', 'export const makeOrder = action(a, {})'],
  [
    8,
    'a facade function does not take ctx',
    'server/modules/upper/index.ts',
    `${sound['server/modules/upper/index.ts']}\nexport { unexposed } from './store.ts'`,
  ],
  [
    8,
    'a module opens a transaction',
    'server/modules/lower/store.ts',
    'export const save = (ctx) => ctx.db.transaction().execute(() => {})',
  ],
  [9, 'a file is too long', 'web/long.ts', '// line\n'.repeat(401)],
  [9, 'a file is named after nothing', 'web/utils.ts', 'export const one = 1'],
  [9, 'a folder is named after nothing', 'server/modules/lower/helpers/one.ts', 'export const one = 1'],
  [9, 'an export has no name', 'web/one.ts', 'export default 1'],
  [9, 'an enum', 'web/one.ts', 'export enum One { A }'],
  [9, 'a parameter property', 'web/one.ts', 'export class One { constructor(private readonly a: string) {} }'],
  [9, 'an import path without its extension', 'web/one.ts', `export { Page } from './page'`],
]

for (const [rule, wrong, file, text] of plants) {
  test(`rule ${rule} finds it when ${wrong}`, () => {
    assert.deepEqual(breachesWith({ [file]: text }), [`${rule} ${file}`])
  })
}
