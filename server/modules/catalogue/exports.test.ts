import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { stranger } from '#kernel/actor.ts'
import { someUscc } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import readXlsxFile from 'read-excel-file/node'
import type { ItemContent, ItemVersion } from './contract.ts'
import { catalogueEditor, givenItem, givenNextVersion, withdrawnItem } from './testing.ts'
import { exportItems } from './views/export-items.ts'
import { itemChanges } from './views/item-changes.ts'

const editor = catalogueEditor('导出人')
const fieldList = join(import.meta.dirname, '../../../../shared/data/national-platform/fields.csv')
let world: World
const items: ItemVersion[] = []

/** Everything the exchange asks for, and most of what it may be told. */
const whole: Partial<ItemContent> = {
  basicCode: '000123018000',
  implementationCode: '11440300MB2D0722464000123018000',
  faq: [{ question: '多久能办好？', answer: '一般五个工作日。' }],
  fees: [
    {
      name: '证照工本费',
      standard: '每证 10 元',
      amount: 1000,
      basis: '示范收费文件第一条',
      reducible: true,
      reduction: '低保户免收',
    },
  ],
  power: { source: '1', duties: ['依法审查'] },
  body: { nature: '1', jointBodies: ['示范消防机构'] },
  channels: ['1', '2'],
  depth: ['1', '2', '7'],
  reach: { scope: '3', modes: ['online'], places: [] },
  access: {
    desktop: 'https://example.invalid/apply',
    singleSignOn: true,
    mobileSingleSignOn: false,
    booking: true,
    onlinePayment: true,
    express: true,
    terminals: false,
    inHall: true,
  },
  specialProcedures: [{ kind: '2', name: '专家评审', days: 10, basis: '《行政许可法》第四十五条' }],
  topics: { person: ['就业创业'], enterprise: ['准营准办'] },
}

before(async () => {
  world = await openWorld()
  const organId = (await givenOrgan(world, { name: '示范导出局', uscc: someUscc() })).id
  items.push(await givenItem(world, { organId, content: whole }))
  items.push(await givenItem(world, { organId, content: { ...whole, itemType: '20' } }))
  items.push(await givenItem(world, { organId }))
})
after(() => world.close())

type Exchange = { tables: Record<string, Record<string, unknown>[]>; leftOut: { code: string; lacking: string[] }[] }
const exchange = async () => {
  const { content } = await world.show(exportItems, editor, { format: 'national' })
  return JSON.parse(Buffer.from(content).toString()) as Exchange
}

test('items go into the tables of the exchange, and those that lack what it insists on are named', async () => {
  const { tables, leftOut } = await exchange()
  assert.deepEqual(Object.keys(tables).sort(), [
    'up_task_directory',
    ...['general', 'public'].flatMap((family) =>
      ['basic', 'extend', 'fee_project', 'material', 'questions'].map((kind) => `up_task_${family}_${kind}`),
    ),
  ])
  assert.deepEqual(
    leftOut.map((one) => [one.code, one.lacking]),
    [[items[2]!.code, ['基本编码', '实施编码', '实施主体性质', '权力来源']]],
  )
  const [basic] = tables['up_task_general_basic']!
  assert.deepEqual([basic!['anticipate_day'], basic!['project_type'], basic!['server_type']], [20, '2', '1,2'])
})

test('every row has the names, types, lengths and values the field list demands', {
  skip: existsSync(fieldList) ? false : 'the field list is not on this machine',
}, async () => {
  type Field = { table: string; column: string; type: string; not_null: string }
  const fields = Map.groupBy(
    parse(readFileSync(fieldList), { bom: true, columns: true }) as Field[],
    (field) => field.table,
  )
  for (const [table, rows] of Object.entries((await exchange()).tables)) {
    const columns = new Map(fields.get(table)!.map((field) => [field.column, field]))
    for (const row of rows) {
      for (const name of Object.keys(row)) assert.ok(columns.has(name), `${table} has no ${name}`)
      for (const { column, type, not_null } of columns.values()) {
        const value = row[column]
        if (value === null || value === undefined) {
          assert.notEqual(not_null, '1', `${table}.${column} is empty`)
          continue
        }
        const [, kind, size] = /^(\w+)(?:\((\d+)\))?/.exec(type)!
        if (kind === 'bigint' || kind === 'int') assert.ok(Number.isInteger(value), `${table}.${column}`)
        else if (kind === 'datetime') assert.match(String(value), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
        else
          assert.ok(
            typeof value === 'string' && [...value].length <= Number(size ?? Infinity),
            `${table}.${column}: ${String(value)}`,
          )
      }
    }
  }
})

test('the workbook and the JSON hold every published item', async () => {
  const book = await readXlsxFile(Buffer.from((await world.show(exportItems, editor, {})).content))
  assert.deepEqual(
    book.map((sheet) => sheet.sheet),
    ['要素', '材料'],
  )
  assert.equal(book[0]!.data.length, 1 + items.length)
  const { content } = await world.show(exportItems, editor, { format: 'json' })
  const list = JSON.parse(Buffer.from(content).toString()) as { itemId: string }[]
  assert.deepEqual(list.map((one) => one.itemId).sort(), items.map((one) => one.itemId).sort())
  const elsewhere = { ...editor, grants: new Map([['catalogue.edit', { regions: ['98'] }]]) }
  const none = await world.show(exportItems, elsewhere, { format: 'json' })
  assert.equal(Buffer.from(none.content).toString(), '[]')
  await assert.rejects(world.show(exportItems, stranger, {}), { code: 'kernel.sign-in-needed' })
})

test('the feed tells each change once, in order, and begins where one left off', async () => {
  await caughtUp()
  const start = await world.show(itemChanges, stranger, { limit: 2 })
  assert.equal(start.more, true)
  const rest = await world.show(itemChanges, stranger, { since: start.mark })
  assert.deepEqual(
    [...start.changes, ...rest.changes].map((one) => one.itemId),
    items.map((one) => one.itemId),
  )
  const next = await givenNextVersion(world, items[0]!, { summary: '新的简介' })
  await withdrawnItem(world, items[1]!)
  await caughtUp()
  const news = await world.show(itemChanges, stranger, { since: rest.mark })
  assert.deepEqual(
    news.changes.map((one) => [one.itemId, one.kind, one.versionId, one.content?.summary]),
    [
      [items[0]!.itemId, 'published', next.id, '新的简介'],
      [items[1]!.itemId, 'withdrawn', undefined, undefined],
    ],
  )
  const silence = await world.show(itemChanges, stranger, { since: news.mark })
  assert.deepEqual([silence.changes, silence.mark], [[], news.mark])
})

test('under concurrent writers the feed has neither gaps nor repeats', async () => {
  const organId = (await givenOrgan(world)).id
  await caughtUp()
  const start = await drained('0.0')
  const seen: string[] = []
  let mark = start.mark
  let writing = true
  // A transaction that changes nothing of the list but stays open: the feed waits behind it and skips nothing.
  const slow = world.inside(async (ctx) => {
    await sql`select pg_current_xact_id(), pg_sleep(0.4)`.execute(ctx.db)
  })
  const reader = (async () => {
    while (writing) {
      const news = await world.show(itemChanges, stranger, { since: mark, limit: 3 })
      seen.push(...news.changes.map((one) => one.versionId!))
      mark = news.mark
    }
  })()
  const writers = Array.from({ length: 4 }, async () => {
    const item = await givenItem(world, { organId })
    const versions = [item.id]
    for (let at = 0; at < 4; at++) versions.push((await givenNextVersion(world, item, { summary: `第${at}次` })).id)
    return versions
  })
  const written = (await Promise.all(writers)).flat()
  await slow
  writing = false
  await reader
  await caughtUp()
  seen.push(...(await drained(mark)).versions)
  assert.equal(new Set(seen).size, seen.length, 'no repeats')
  assert.deepEqual(seen.toSorted(), written.toSorted(), 'no gaps')
})

/** Tests in other databases of the same PostgreSQL hold the feed back as any transaction does: until those are over. */
async function caughtUp(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ behind: boolean }>`
      select exists (select from catalogue.item_change where xid >= pg_snapshot_xmin(pg_current_snapshot())) as behind`.execute(
      world.app.db,
    )
    if (!rows[0]!.behind) return
    await setTimeout(20)
  }
}

async function drained(since: string) {
  const versions: string[] = []
  let mark = since
  for (let more = true; more; ) {
    const news = await world.show(itemChanges, stranger, { since: mark })
    versions.push(...news.changes.flatMap((one) => one.versionId ?? []))
    mark = news.mark
    more = news.more
  }
  return { versions, mark }
}
