import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { someUscc } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { importItemsCommand } from '#server/commands/import-items.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { sql } from 'kysely'
import readXlsxFile from 'read-excel-file/node'
import { continueImport } from './actions/continue-import.ts'
import { publishImport } from './actions/publish-import.ts'
import { runImport } from './actions/run-import.ts'
import { stageImport } from './actions/stage-import.ts'
import { PORTION } from './import-staging.ts'
import { writeWorkbook } from './spreadsheet.ts'
import { catalogueEditor } from './testing.ts'
import { guide } from './views/guide.ts'
import { importErrors, importRows, importTemplate } from './views/import-rows.ts'
import { importPage, imports } from './views/imports.ts'

const author = catalogueEditor('编写人')
const checker = catalogueEditor('审核人')
let world: World
let department: string
const uscc = someUscc()
before(async () => {
  world = await openWorld()
  department = (await givenOrgan(world, { regionCode: '990102000000' })).name
})
after(() => world.close())

const head =
  '事项编码,事项名称,实施部门,统一社会信用代码,行政区划代码,事项类型,服务对象,承诺办结时限（工作日）,法定办结时限（工作日）,收费'
const line = (code: string, name: string, changes: { days?: number; region?: string; uscc?: string } = {}) =>
  [
    code,
    name,
    department,
    changes.uscc ?? uscc,
    changes.region ?? '990102000000',
    '行政许可',
    '自然人、企业法人',
    changes.days ?? 5,
    20,
    '不收费',
  ].join(',')
const staged = (rows: readonly string[], by = author, name = '清单.csv') =>
  world.perform(stageImport, by, { name, content: Buffer.from(`\uFEFF${[head, ...rows].join('\n')}\n`) })
const drained = async () => {
  while ((await world.deliverNews()) > 0);
}

test('a list is judged first, then drafted in portions, then published by a second person', async () => {
  const rows = [
    line('LIST-0001', '示范摊点备案'),
    line('LIST-0002', '示范摊点注销'),
    line('LIST-0002', '示范摊点变更'),
    line('LIST-0003', '示范长承诺', { days: 30 }),
    line('LIST-0004', '示范坏代码', { uscc: '12345' }),
    line('LIST-0005', '示', {}),
    line('LIST-0006', '外地事项', { region: 'x' }),
  ]
  const job = await staged(rows)
  assert.deepEqual([job.rows, job.accepted, job.flagged, job.rejected], [7, 2, 2, 3])
  assert.deepEqual([job.status, job.can], ['judged', ['run-import']])
  const told = (await world.show(importRows, author, { id: job.id })).rows.map((row) => row.reasons.join())
  assert.match(told[2]!, /事项编码与第 3 行相同/)
  assert.match(told[3]!, /超过了法定时限/)
  assert.match(told[4]!, /“12345”不是 18 位代码/)
  assert.match(told[5]!, /没有事项名称/)
  assert.match(told[6]!, /不是 12 位数字/)
  const { rows: found } = await world.show(imports, author, {})
  assert.ok(await assertFileIsList(world, imports, author, {}))
  assert.equal(found[0]?.id, job.id)

  await world.perform(runImport, author, { id: job.id })
  await drained()
  const drafted = await world.show(importPage, checker, { id: job.id })
  assert.deepEqual([drafted.status, drafted.created, drafted.left, drafted.can], ['drafted', 4, 0, ['publish-import']])
  await assert.rejects(world.perform(publishImport, author, { id: job.id }), { code: 'catalogue.second-person' })
  await world.perform(publishImport, checker, { id: job.id })
  await drained()
  const done = await world.show(importPage, author, { id: job.id })
  assert.deepEqual([done.status, done.published], ['done', 3], 'the promise beyond the law stays a draft')
  const page = await world.show(guide, stranger, { id: await itemOf('LIST-0001') })
  assert.deepEqual(
    [page.words.promised, page.words.audience, page.words.fees],
    ['5个工作日', ['自然人', '企业法人'], '不收费'],
  )
  assert.ok(!page.words.gaps.includes('收费情况') && page.words.gaps.includes('申请材料'))
})

test('the same list again changes nothing, and a changed row becomes a draft', async () => {
  const rows = [line('AGAIN-001', '示范再来一次'), line('AGAIN-002', '示范再来两次')]
  for (const wanted of [
    { created: 2, unchanged: 0 },
    { created: 0, unchanged: 2 },
  ]) {
    const { id } = await staged(rows)
    await world.perform(runImport, author, { id })
    await drained()
    const { created, unchanged } = await world.show(importPage, author, { id })
    assert.deepEqual({ created, unchanged }, wanted)
  }
  const { id } = await staged([line('AGAIN-001', '示范再来一次', { days: 3 }), rows[1]!])
  await world.perform(runImport, author, { id })
  await drained()
  const { changed, unchanged } = await world.show(importPage, author, { id })
  assert.deepEqual([changed, unchanged], [1, 1])
})

test('an interrupted import goes on where it stopped', async () => {
  const rows = Array.from({ length: 1100 }, (_, at) => line(`LONG-${at + 10000}`, `示范长清单第${at}项`))
  const { id } = await staged(rows)
  await world.perform(runImport, author, { id })
  const next = () =>
    world.runJob({
      name: 'operator',
      cron: '',
      run: async (tools) => void (await tools.perform(continueImport, { id })),
    })
  await next()
  const half = await world.show(importPage, author, { id })
  assert.deepEqual([half.created, half.left], [PORTION, rows.length - PORTION])
  await drained()
  const whole = await world.show(importPage, author, { id })
  assert.deepEqual([whole.status, whole.created, whole.left], ['drafted', 1100, 0])
})

test('a workbook brings materials, and the error sheet can be mended and handed in again', async () => {
  const template = await world.show(importTemplate, author, {})
  const sheets = await readXlsxFile(Buffer.from(template.content))
  assert.deepEqual(
    sheets.map((sheet) => sheet.sheet),
    ['事项', '材料', '填写说明'],
  )
  const book = (name: string) =>
    writeWorkbook([
      {
        sheet: '事项',
        head: ['事项编码*', '事项名称*', '实施部门*', '行政区划代码*', '事项类型*'],
        rows: [['BOOK-001', name, department, '990102000000', '20']],
      },
      {
        sheet: '材料',
        head: ['事项编码*', '材料名称*', '材料必要性', '容缺补交天数', '材料形式'],
        rows: [
          ['BOOK-001', '身份证', '必要', '', '均可'],
          ['BOOK-001', '健康证', '容缺后补', 5, '纸质'],
        ],
      },
    ])
  const bad = await world.perform(stageImport, author, { name: '清单.xlsx', content: await book('示范<b>服务</b>') })
  assert.equal(bad.flagged, 1)
  const errors = await world.show(importErrors, author, { id: bad.id })
  const again = await world.perform(stageImport, author, { name: '错误表.xlsx', content: Buffer.from(errors.content) })
  assert.deepEqual([again.rows, again.flagged], [1, 1])
  const good = await world.perform(stageImport, author, { name: '清单.xlsx', content: await book('示范服务事项') })
  await world.perform(runImport, author, { id: good.id })
  await drained()
  await world.perform(publishImport, checker, { id: good.id })
  await drained()
  const state = await world.show(importPage, author, { id: good.id })
  const { rows } = await world.show(importRows, author, { id: good.id })
  assert.deepEqual(rows[0]!.reasons, [], 'the credit code may be left out: the body is known by its name')
  assert.deepEqual([state.published, rows[0]!.missing.includes('申请材料')], [1, false])
  const { content } = await world.show(guide, stranger, { id: await itemOf('BOOK-001') })
  assert.deepEqual(
    content.materials.map((one) => [one.name, one.necessity, one.form, one.deferDays]),
    [
      ['身份证', 'required', 'either', undefined],
      ['健康证', 'deferrable', 'paper', 5],
    ],
  )
})

test('the materials of a long workbook find their items, and too many of one item are refused', async () => {
  const book = (materials: readonly (readonly string[])[]) =>
    writeWorkbook([
      {
        sheet: '事项',
        head: ['事项编码', '事项名称', '实施部门', '行政区划代码', '事项类型'],
        rows: Array.from({ length: 20_000 }, (_, at) => [
          `WIDE-${at}`,
          `示范宽表第${at}项`,
          department,
          '990102000000',
          '20',
        ]),
      },
      { sheet: '材料', head: ['事项编码', '材料名称'], rows: materials },
    ])
  const materials = Array.from({ length: 2000 }, (_, at) => [`WIDE-${(at * 7) % 1000}`, `材料${at}`])
  const job = await world.perform(stageImport, author, { name: '清单.xlsx', content: await book(materials) })
  assert.deepEqual([job.rows, job.accepted], [20_000, 20_000])
  const { rows } = await world.inside((ctx) =>
    sql<{ code: string; names: string[] }>`
      select code, array(select m ->> 'name' from jsonb_array_elements(data -> 'materials') m) as names
      from catalogue.import_row where job_id = ${job.id} and code in ('WIDE-0', 'WIDE-993', 'WIDE-19999') order by line`.execute(
      ctx.db,
    ),
  )
  assert.deepEqual(
    rows.map(({ names }) => names),
    [['材料0', '材料1000'], ['材料999', '材料1999'], []],
  )
  const tooMany = Array.from({ length: 501 }, (_, at) => ['WIDE-3', `材料${at}`])
  await assert.rejects(
    world.perform(stageImport, author, { name: '清单.xlsx', content: await book(tooMany) }),
    (problem: { facts: { reason: string } }) => /“WIDE-3”的材料超过 500 行/.test(problem.facts.reason),
  )
})

test("the operator's command takes a table too, and publishes it", async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'import-')), '清单.csv')
  writeFileSync(
    file,
    [head, line('CLI-00001', '示范命令导入'), line('CLI-00002', '示范命令坏行', { region: 'x' })].join('\n'),
  )
  const lines: string[] = []
  await importItemsCommand(world, [file, '--publish'], (text) => lines.push(text))
  assert.match(lines[0]!, /第 3 行 不收 示范命令坏行：行政区划代码不是 12 位数字/)
  const summary = JSON.parse(lines.at(-1)!) as Record<string, number>
  assert.deepEqual([summary['accepted'], summary['rejected'], summary['created'], summary['published']], [1, 1, 1, 1])
})

test('what is no list is refused with its reason', async () => {
  const handed = (name: string, text: string) =>
    world.perform(stageImport, author, { name, content: Buffer.from(text) })
  await assert.rejects(handed('图片.png', 'x'), { code: 'catalogue.import-unreadable' })
  await assert.rejects(handed('坏.xlsx', 'PK broken'), { code: 'catalogue.import-unreadable' })
  await assert.rejects(handed('空.csv', ''), { code: 'catalogue.import-unreadable' })
  await assert.rejects(handed('缺列.csv', '事项名称\n甲'), (problem: { facts: { reason: string } }) => {
    assert.match(problem.facts.reason, /缺少列：事项编码、实施部门/)
    return true
  })
})

test('nobody works on what is not theirs, nor twice', async () => {
  const elsewhere: Actor = {
    ...catalogueEditor('外地'),
    grants: new Map(['catalogue.edit', 'catalogue.publish'].map((word) => [word, { regions: ['98'] }])),
  }
  const foreign = await staged([line('FAR-0001', '示范外地事项')], elsewhere)
  assert.equal(foreign.rejected, 1)
  const { id } = await staged([line('NEAR-001', '示范本地事项')])
  await assert.rejects(world.perform(runImport, elsewhere, { id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(publishImport, elsewhere, { id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(publishImport, checker, { id }), { code: 'catalogue.act-not-open' })
  await assert.rejects(world.show(importRows, elsewhere, { id }), { code: 'catalogue.import-missing' })
  await world.perform(runImport, author, { id })
  await assert.rejects(world.perform(runImport, author, { id }), { code: 'catalogue.act-not-open' })
  await assert.rejects(world.perform(runImport, stranger, { id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(publishImport, stranger, { id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(continueImport, stranger, { id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(continueImport, author, { id }), { code: 'kernel.not-permitted' })
  await assert.rejects(staged([], stranger), { code: 'kernel.sign-in-needed' })
  const unknown = '00000000-0000-7000-8000-000000000000'
  await assert.rejects(world.perform(runImport, author, { id: unknown }), { code: 'catalogue.import-missing' })
})

async function itemOf(code: string): Promise<string> {
  const { rows } = await world.inside((ctx) =>
    sql<{ id: string }>`select id from catalogue.item where code = ${code}`.execute(ctx.db),
  )
  return rows[0]!.id
}
