import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import readXlsx from 'read-excel-file/node'
import { type Actor, type Scope, systemActor } from '#kernel/actor.ts'
import { pageOf, pageQuery, route } from '#kernel/contract.ts'
import { inTransaction } from '#kernel/db.ts'
import { defineModule } from '#kernel/module.ts'
import type { Problem } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { dropExport } from './actions/drop-export.ts'
import { expireExports as expire } from './actions/expire-exports.ts'
import { exportList } from './actions/export-list.ts'
import { beginExport, type ExportList } from './asking.ts'
import type { ExportFormat } from './contract.ts'
import { expireExports } from './jobs.ts'
import { stillReaches } from './asker.ts'
import { csvLine } from './rules/cells.ts'
import { columnName, escaped, ROWS_OF_A_SHEET } from './rules/sheet.ts'
import { assertFileIsList, fileLines } from '#server/file-of-list.ts'
import { exportFile } from './views/export-file.ts'
import { myExports } from './views/my-exports.ts'
import { continueExport, ROWS_OF_A_PORTION } from './writing.ts'

/** A list that its view shows, as seen by whoever may accept cases: 2,345 rows, or those above a number. */
const shownNumbers = view(
  route({
    name: 'toy.shown-numbers',
    method: 'GET',
    path: '/api/toy/numbers',
    summary: '数字',
    permission: 'cases.accept',
    input: z.object({ ...pageQuery, above: z.coerce.number().int().default(0) }),
    output: pageOf(z.object({ at: z.number(), by: z.string() })),
  }),
  {
    async look(ctx, { above, after: place, limit }) {
      const from = Math.max(above, Number(place ?? 0))
      const rows = Array.from({ length: Math.min(limit, SHOWN - from) }, (_, n) => ({
        at: from + n + 1,
        by: ctx.actor.name,
      }))
      return { rows, next: from + limit < SHOWN ? String(from + limit) : undefined }
    },
    asFile: {
      title: '数字',
      columns: [
        { title: '序号', value: (row) => row.at },
        { title: '看的人', value: (row) => row.by },
      ],
    },
  },
)
const SHOWN = 2345
const toy = defineModule({ name: 'toy', title: '示范', uses: [], views: [shownNumbers] })

let world: World
let clerk: Actor
before(async () => {
  world = await openWorld({ alsoModules: [toy] })
  clerk = await someClerk()
})
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}

async function someClerk(organ = '云溪区民政局'): Promise<Actor> {
  const { id: organId } = await givenOrgan(world, { name: organ })
  return (await givenStaff(world, { roles: ['approver'], organId })).actor
}

type Row = { at: number; text: string }

/** A list of so many rows: every number with a text. */
function numbers(count: number, text = (at: number) => `第${at}行`): ExportList<{ least: number }, Row> {
  return {
    columns: [
      { title: '序号', value: (row) => row.at },
      { title: '内容', width: 30, value: (row) => row.text },
    ],
    count: async () => count,
    async portion(_ctx, { least }, place, limit) {
      const from = place ? Number(place) : least
      const rows = Array.from({ length: Math.min(limit, count - from) }, (_, at) => ({
        at: from + at,
        text: text(from + at),
      }))
      return { rows, next: from + limit < count ? String(from + limit) : undefined }
    },
  }
}

async function begin(format: ExportFormat, actor = clerk): Promise<string> {
  const organIds = [actor.post!.organId]
  const asked = { list: 'toy.numbers', format, title: '示范清单', filter: { least: 0 }, word: 'cases.see', organIds }
  return (await world.inside((ctx) => beginExport(ctx, asked), actor)).exportId
}

/** Writes until it is done; says how many portions that took. */
async function write(list: ExportList<{ least: number }, Row>, id: string): Promise<number> {
  for (let portions = 1; ; portions++)
    if (!(await world.inside((ctx) => continueExport(ctx, list, id), systemActor('test')))) return portions
}

async function fetched(id: string, actor = clerk): Promise<Buffer> {
  const { stream } = await world.show(exportFile, actor, { id })
  const parts: Uint8Array[] = []
  for await (const part of stream!((work) => inTransaction(world.app.db, work, true))) parts.push(part)
  return Buffer.concat(parts)
}

test('a list of several portions becomes one workbook that a spreadsheet reads row by row', async () => {
  const count = ROWS_OF_A_PORTION * 2 + 17
  const id = await begin('xlsx')
  assert.equal(await write(numbers(count), id), 3)
  const [row] = (await world.show(myExports, clerk, {})).rows
  assert.deepEqual([row!.id, row!.status, row!.written, row!.total], [id, 'ready', count, count])
  const { sheet, data } = (await readXlsx(await fetched(id)))[0]!
  assert.equal(sheet, '示范清单')
  assert.equal(data.length, count + 1)
  assert.deepEqual(data[0], ['序号', '内容'])
  assert.deepEqual(data.at(-1), [count - 1, `第${count - 1}行`])
})

test('a full sheet is followed by another with the same titles', async () => {
  const id = await begin('xlsx')
  await world.inside(async (ctx) => {
    await continueExport(
      ctx,
      { ...numbers(2), portion: async () => ({ rows: [{ at: 0, text: '第0行' }], next: '1' }) },
      id,
    )
    // As if a million rows had been written meanwhile.
    await sql`update exports.export_job set sheets = jsonb_set(sheets, '{0,rows}', ${String(ROWS_OF_A_SHEET - 1)}::jsonb) where id = ${id}`.execute(
      ctx.db,
    )
  }, systemActor('test'))
  await write(numbers(4), id)
  const sheets = await readXlsx(await fetched(id))
  assert.deepEqual(
    sheets.map((one) => one.sheet),
    ['示范清单', '示范清单 2'],
  )
  assert.deepEqual(sheets[1]!.data, [
    ['序号', '内容'],
    [2, '第2行'],
    [3, '第3行'],
  ])
})

test('an empty list is a file with its titles', async () => {
  const id = await begin('xlsx')
  await write({ ...numbers(0), portion: async () => ({ rows: [] }) }, id)
  const { data } = (await readXlsx(await fetched(id)))[0]!
  assert.deepEqual(data, [['序号', '内容']])
})

test('the same list as CSV, with what looks like a formula made harmless', async () => {
  const id = await begin('csv')
  await write(
    numbers(ROWS_OF_A_PORTION + 1, (at) => (at === 0 ? '=HYPERLINK("http://x")' : `甲,"乙"${at}`)),
    id,
  )
  const lines = (await fetched(id)).toString().split('\r\n')
  assert.deepEqual(lines.slice(0, 3), ['\uFEFF序号,内容', `0,"'=HYPERLINK(""http://x"")"`, '1,"甲,""乙""1"'])
  assert.equal(lines.length, ROWS_OF_A_PORTION + 3)
})

test('in a workbook such a text stays the text it is', async () => {
  const texts = ['=1+1', '+86 199', '-3', '@here', '<b>&"', '行\n行', '  空格  ', '\u0007铃']
  const id = await begin('xlsx')
  await write(
    numbers(texts.length, (at) => texts[at]!),
    id,
  )
  const file = await fetched(id)
  const { data } = (await readXlsx(file, { trim: false }))[0]!
  assert.deepEqual(
    data.slice(1).map((row) => row[1]),
    [...texts.slice(0, -1), '铃'],
  )
  const xml = sheetXml(file)
  assert.ok(!xml.includes('<f>') && xml.includes('s="2" t="inlineStr"><is><t xml:space="preserve">=1+1<'))
})

/** What stands behind the local header of the first sheet. */
function sheetXml(file: Buffer): string {
  const name = 'xl/worksheets/sheet1.xml'
  let at = file.indexOf(name)
  while (file.readUInt32LE(at - LOCAL_HEADER) !== 0x04034b50) at = file.indexOf(name, at + 1)
  return inflateRawSync(file.subarray(at + name.length)).toString()
}
const LOCAL_HEADER = 30

test('whatever a text holds, a CSV line gives it back and never begins a cell with a formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\n', '\r', '甲', 'a', '\t') }),
      (text) => {
        const line = csvLine([text])
        const cell = line.startsWith('"') ? line.slice(1, -3).replaceAll('""', '"') : line.slice(0, -2)
        assert.equal(cell.replace(/^'/, ''), text)
        assert.ok(!/^[=+\-@\t\r\n]/.test(cell))
      },
    ),
  )
})

test('columns are named as spreadsheets do, and what XML cannot carry is left out', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnName), ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  assert.equal(escaped('a\u0000\uD800<\uFFFE'), 'a\uFFFD&lt;')
})

test('the file is for who asked, while the word still reaches the bodies of the list', async () => {
  const id = await begin('xlsx')
  await assert.rejects(fetched(id), refused('exports.not-ready'))
  await write(numbers(3), id)
  const stranger = await someClerk('云溪区教育局')
  await assert.rejects(fetched(id, stranger), refused('kernel.not-found'))
  const moved: Actor = { ...clerk, grants: new Map([['cases.see', { organs: [stranger.post!.organId] }]]) }
  await assert.rejects(fetched(id, moved), refused('kernel.not-found'))
  await assert.rejects(world.perform(dropExport, stranger, { id }), refused('kernel.not-yours'))
  assert.deepEqual((await world.show(myExports, stranger, {})).rows, [])
  assert.ok((await fetched(id)).length > 0)
  const { rows } = await sql<{ actor: string }>`
    select actor_id as actor from kernel.audit where subject = ${id} and outcome = 'looked'`.execute(world.app.db)
  assert.deepEqual(rows, [{ actor: clerk.id }])
})

test('who takes it back while it is written leaves nothing behind', async () => {
  const id = await begin('xlsx')
  const list = numbers(ROWS_OF_A_PORTION * 3)
  assert.equal(await world.inside((ctx) => continueExport(ctx, list, id), systemActor('test')), true)
  await world.perform(dropExport, clerk, { id })
  assert.equal(await world.inside((ctx) => continueExport(ctx, list, id), systemActor('test')), false)
  const { rows } = await sql`select from exports.part where export_id = ${id}`.execute(world.app.db)
  assert.equal(rows.length, 0)
})

test('three at once for each person', async () => {
  const actor = await someClerk()
  for (let n = 0; n < 3; n++) await begin('csv', actor)
  await assert.rejects(begin('csv', actor), refused('kernel.too-many-requests'))
})

test('a day later the file is gone', async () => {
  const actor = await someClerk()
  const id = await begin('xlsx', actor)
  await write(numbers(3), id)
  await assert.rejects(world.perform(expire, actor, {}), refused('kernel.not-permitted'))
  world.clock.advance(25 * 3_600_000)
  await assert.rejects(fetched(id, actor), refused('kernel.not-found'))
  await world.runJob(expireExports)
  const { rows } = await sql`select from exports.export_job where id = ${id}`.execute(world.app.db)
  assert.equal(rows.length, 0)
})

const asked = { list: 'toy.shown-numbers', format: 'csv' as const, filter: {} }

test('a list that a view shows is written by asking the view, as who asked, under its filter', async () => {
  assert.equal(await assertFileIsList(world, shownNumbers, clerk, {}), SHOWN)
  const lines = await fileLines(world, 'toy.shown-numbers', clerk, { above: 2343 })
  assert.deepEqual(lines, ['序号,看的人\r\n', `2344,${clerk.name}\r\n`, `2345,${clerk.name}\r\n`])
  const [row] = (await world.show(myExports, clerk, {})).rows
  assert.deepEqual([row!.title, row!.written, row!.total], ['数字 2026-03-03', 2, undefined])
})

test('who may not read a list may not have it as a file; nor is there a file of what is no list, or of a wrong filter', async () => {
  const { id: organId } = await givenOrgan(world, { name: '云溪区水利局' })
  const { actor: stranger } = await givenStaff(world, { roles: ['editor'], organId })
  await assert.rejects(world.perform(exportList, stranger, asked), refused('kernel.not-permitted'))
  const other = { ...asked, list: 'exports.my-exports' }
  await assert.rejects(world.perform(exportList, clerk, other), refused('kernel.not-found'))
  const wrong = { ...asked, filter: { above: '很多' } }
  await assert.rejects(world.perform(exportList, clerk, wrong), refused('kernel.invalid-input'))
})

test('the file of a list is fetched while nothing is lost of what was held when it was asked for', async () => {
  const { exportId: id } = await world.perform(exportList, clerk, asked)
  await world.deliverNews()
  assert.ok((await fetched(id)).length > 0)
  const one: Actor = { ...clerk, grants: new Map([...clerk.grants].slice(1)) }
  await assert.rejects(fetched(id, one), refused('kernel.not-found'))
  const { rows } = await sql<{ told: string }>`
    select sealed_asker || sealed_filter as told from exports.export_job where id = ${id}`.execute(world.app.db)
  assert.ok(!rows[0]!.told.includes(clerk.id))
})

test('a reach is lost as soon as one body, region or word of it is', () => {
  const held = (scope: Scope | undefined): Actor => ({ ...clerk, grants: new Map(scope ? [['toy.see', scope]] : []) })
  const city = { regions: ['5101'] }
  const district = { organs: ['a'], regions: ['510105'] }
  assert.ok(stillReaches(held({ everywhere: true }), held(city)))
  assert.ok(stillReaches(held({ organs: ['a', 'b'], regions: ['5101'] }), held(district)))
  assert.ok(!stillReaches(held(city), held({ everywhere: true })))
  assert.ok(!stillReaches(held({ organs: ['b'], regions: ['5101'] }), held(district)))
  assert.ok(!stillReaches(held({ organs: ['a'], regions: ['510107'] }), held(district)))
  assert.ok(!stillReaches(held(undefined), held(city)))
})
