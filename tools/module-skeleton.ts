/** The files a new module starts with: one act, one view, one policy, one table, one test, all of which work. */

/**
 * @param name folder, schema and prefix, lower case letters
 * @param title the Chinese name
 * @returns texts by path below the module's folder
 */
export function moduleSkeleton(name: string, title: string): Record<string, string> {
  const fill = (text: string) =>
    text.trimStart().replaceAll('NAME', name).replaceAll('TITLE', title).replaceAll('Name', capital(name))
  return Object.fromEntries(Object.entries(skeleton).map(([path, text]) => [path, fill(text)]))
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

const skeleton: Record<string, string> = {
  'README.md': `
# NAME TITLE

What this module is for, in two sentences, in the words of the law.

| term | in code | provision |
| --- | --- | --- |
| 条目 | entry | |

- Acts: \`NAME.add-entry\`
- Views: \`NAME.entries\`
- Events: \`NAME.entry-added\`
- Tables: \`NAME.entry\`
`,

  'module.ts': `
import { defineModule } from '#kernel/module.ts'
import { addEntry } from './actions/add-entry.ts'
import { entryAdded } from './events.ts'
import { entries } from './views/entries.ts'

export const NAMEModule = defineModule({
  name: 'NAME',
  title: 'TITLE',
  uses: [],
  permissions: [
    { word: 'NAME.add', title: '登记TITLE条目', heldBy: { 'window-clerk': 'own-organ' } },
    { word: 'NAME.see', title: '查看TITLE条目', heldBy: { 'window-clerk': 'own-organ', supervisor: 'own-region' } },
  ],
  acts: [addEntry],
  views: [entries],
  events: [entryAdded],
  folder: import.meta.dirname,
})
`,

  'contract.ts': `
import { id, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { z } from 'zod'

export const entry = z.object({ id, organId: id, regionCode: z.string(), text: z.string(), addedAt: moment })
export type Entry = z.output<typeof entry>

export const addEntry = route({
  name: 'NAME.add-entry',
  method: 'POST',
  path: '/api/NAME/entries',
  summary: '登记TITLE条目',
  permission: 'NAME.add',
  input: z.object({
    organId: id,
    regionCode: z.string().regex(/^[0-9]{12}$/, '区划代码应是 12 位数字'),
    text: z.string().trim().min(1, '请填写内容').max(500, '内容最多 500 字'),
  }),
  output: z.object({ id }),
})

export const entries = route({
  name: 'NAME.entries',
  method: 'GET',
  path: '/api/NAME/entries',
  summary: '查看TITLE条目',
  permission: 'NAME.see',
  input: z.object(pageQuery),
  output: pageOf(entry),
})
`,

  'index.ts': `
/** What other modules may ask and hear. */
export { entryAdded } from './events.ts'
export { findEntry } from './store.ts'
`,

  'policy.ts': `
import { type RawBuilder, sql } from 'kysely'
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'

type Place = { organId: string; regionCode: string }

export function mayAdd(ctx: { actor: Actor }, place: Place): boolean {
  return covers(scopeOf(ctx.actor, 'NAME.add'), place)
}

export function maySee(actor: Actor, place: Place): boolean {
  return covers(scopeOf(actor, 'NAME.see'), place)
}

/** The same sentence as \`maySee\`, for a list of \`NAME.entry e\`. */
export function seenSql(actor: Actor): RawBuilder<boolean> {
  const { everywhere = false, organs = [], regions = [] } = scopeOf(actor, 'NAME.see') ?? {}
  return sql<boolean>\`(\${everywhere} or e.organ_id = any(\${organs}::uuid[]) or exists (
    select from unnest(\${regions}::text[]) as prefix where starts_with(e.region_code, prefix)))\`
}
`,

  'events.ts': `
import { event } from '#kernel/event.ts'
import { z } from 'zod'

export const entryAdded = event('NAME.entry-added', z.object({ entryId: z.uuid() }))
`,

  'store.ts': `
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { Entry } from './contract.ts'

export type EntryRow = { id: string; organ_id: string; region_code: string; text: string; added_at: Date }

type NameTables = { 'NAME.entry': EntryRow }

const db = (ctx: Ctx) => tables<NameTables>(ctx)

export async function insertEntry(ctx: Ctx, row: EntryRow): Promise<void> {
  await db(ctx).insertInto('NAME.entry').values(row).execute()
}

export async function findEntry(ctx: Ctx, id: string): Promise<Entry | undefined> {
  const row = await db(ctx).selectFrom('NAME.entry').selectAll().where('id', '=', id).executeTakeFirst()
  return row && entryOf(row)
}

export function entryOf(row: EntryRow): Entry {
  return { id: row.id, organId: row.organ_id, regionCode: row.region_code, text: row.text, addedAt: row.added_at.toISOString() }
}
`,

  'actions/add-entry.ts': `
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { entryAdded } from '../events.ts'
import { mayAdd } from '../policy.ts'
import { insertEntry } from '../store.ts'

/** Registers an entry for a body in the actor's reach. */
export const addEntry = action(contract.addEntry, {
  allow: (ctx, _, input) => mayAdd(ctx, input),
  async run(ctx, { organId, regionCode, text }) {
    const id = ctx.newId()
    await insertEntry(ctx, { id, organ_id: organId, region_code: regionCode, text, added_at: ctx.now })
    ctx.emit(entryAdded, { entryId: id })
    return { id }
  },
})
`,

  'views/entries.ts': `
import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { seenSql } from '../policy.ts'
import { type EntryRow, entryOf } from '../store.ts'

/** Newest first: ids sort by time. */
export const entries = view(contract.entries, {
  async look(ctx, { after, limit }) {
    const { rows } = await sql<EntryRow>\`
      select e.* from NAME.entry e
      where \${seenSql(ctx.actor)} and (\${after ?? null}::uuid is null or e.id < \${after ?? null}::uuid)
      order by e.id desc limit \${limit + 1}\`.execute(ctx.db)
    const page = rows.slice(0, limit)
    return { rows: page.map(entryOf), next: rows.length > limit ? page.at(-1)?.id : undefined }
  },
})
`,

  'migrations/0001-start.sql': `
create table NAME.entry (
  id uuid primary key,
  organ_id uuid not null,
  region_code text not null,
  text text not null,
  added_at timestamptz not null
);

create index entry_by_organ on NAME.entry (organ_id, id desc);
`,

  'add-entry.test.ts': `
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, type Scope, stranger } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { addEntry } from './actions/add-entry.ts'
import { maySee } from './policy.ts'
import { entries } from './views/entries.ts'

const here = { organId: '01900000-0000-7000-8000-000000000001', regionCode: '990102000000' }
const elsewhere = { organId: '01900000-0000-7000-8000-000000000002', regionCode: '990123000000' }

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

function clerk(scope: Scope): Actor {
  const grants = new Map(['NAME.add', 'NAME.see'].map((word): [string, Scope] => [word, scope]))
  return { kind: 'staff', id: 'clerk', name: '经办人', grants }
}

test('a clerk adds an entry for their own body and finds it in the list', async () => {
  const actor = clerk({ organs: [here.organId] })
  const { id } = await world.perform(addEntry, actor, { ...here, text: '第一条' })
  const { rows } = await world.show(entries, actor, {})
  assert.deepEqual(
    rows.map((row) => row.id),
    [id],
  )
})

test('a clerk of another body may not add it, and a stranger has to sign in', async () => {
  await assert.rejects(world.perform(addEntry, clerk({ organs: [elsewhere.organId] }), { ...here, text: '不行' }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(addEntry, stranger, { ...here, text: '不行' }), { code: 'kernel.sign-in-needed' })
})

test('the list shows an entry exactly when the policy says the actor may see it', async () => {
  for (const scope of [{ everywhere: true }, { organs: [here.organId] }, { regions: ['990102'] }, { regions: ['990123'] }, {}]) {
    const actor = clerk(scope)
    const { rows } = await world.show(entries, actor, {})
    assert.equal(rows.length > 0, maySee(actor, here), JSON.stringify(scope))
  }
})
`,
}
