import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { someUscc } from '#modules/identity/testing.ts'
import { importItemsCommand } from '#server/commands/import-items.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { sql } from 'kysely'
import { editDraft } from './actions/edit-draft.ts'
import { publishImport } from './actions/publish-import.ts'
import { publishVersion } from './actions/publish-version.ts'
import { runImport } from './actions/run-import.ts'
import { stageImport } from './actions/stage-import.ts'
import { submitDraft } from './actions/submit-draft.ts'
import { workThroughImport } from './reactions.ts'
import { catalogueEditor } from './testing.ts'
import { importErrors, importReasons, importRows } from './views/import-rows.ts'
import { importPage } from './views/imports.ts'
import { itemPage } from './views/item-page.ts'
import { searchItems } from './views/search-items.ts'
import { versionPage } from './views/version-page.ts'

const realFile = join(import.meta.dirname, '../../../../shared/data/items-guangan/items.json')

const author = catalogueEditor('编写人')
const checker = catalogueEditor('审核人')
let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

let made = 0
/** A row as the provincial platform exports it. */
const row = (name: string, changes: Record<string, unknown> = {}) => ({
  department: '区民政局',
  main_item: '未分类',
  name,
  areaCode: '990123000000',
  itemCode: `990G${String((made += 1)).padStart(4, '0')}000000-990123000000-000-${uscc}-1-00`,
  taskType: '5',
  deptCode: '008778298',
  ...changes,
})
const uscc = someUscc()
const staged = (list: unknown, name = 'items.json', by = author) =>
  world.perform(stageImport, by, { name, content: Buffer.from(JSON.stringify(list)) })
const drained = async () => {
  while ((await world.deliverNews()) > 0);
}
const drafted = async (list: unknown) => {
  const { id } = await staged(list)
  await world.perform(runImport, author, { id })
  await drained()
  return id
}
const published = async (id: string) => {
  await world.perform(publishImport, checker, { id })
  await drained()
}

test('the JSON list of another system is judged by the same rules as the command, drafted, and published by a second person', async () => {
  const list = [
    row('高龄津贴发放'),
    row('高龄津贴发放'),
    row('临时救助', { itemCode: '990G9999000000-990123000000-000-123-1-00' }),
    row('', {}),
    'nothing',
  ]
  const job = await staged(list)
  assert.deepEqual([job.rows, job.accepted, job.flagged, job.rejected], [5, 0, 3, 2])
  assert.deepEqual([job.own, job.can, job.toMend], [true, ['run-import'], 1])
  const toMend = await world.show(importRows, author, { id: job.id, show: 'to-mend' })
  assert.deepEqual(
    toMend.rows.map((one) => [one.line, one.sound]),
    [[2, false]],
  )
  const { rows } = await world.show(importRows, author, { id: job.id })
  assert.ok(await assertFileIsList(world, importRows, author, { id: job.id }))
  assert.deepEqual(
    rows.map((one) => [one.line, one.verdict, one.reasons]),
    [
      [1, 'flagged', ['机构库里没有“区民政局”，导入时新建（清单里共 3 行）']],
      [2, 'flagged', ['重复：部门和名称与第 1 行相同']],
      [3, 'flagged', ['统一社会信用代码格式不对：“123”不是 18 位代码']],
      [4, 'rejected', ['没有事项名称']],
      [5, 'rejected', ['没有事项名称']],
    ],
  )
  const { rows: reasons } = await world.show(importReasons, author, { id: job.id })
  assert.deepEqual(
    reasons.map((one) => [one.reason, one.rows]),
    [
      ['没有事项名称', 2],
      ['机构库里没有…，导入时新建', 1],
      ['统一社会信用代码格式不对：…不是 18 位代码', 1],
      ['重复：部门和名称与…相同', 1],
    ],
  )
  const alike = await world.show(importRows, author, { id: job.id, reason: '重复：部门和名称与…相同' })
  assert.deepEqual(
    alike.rows.map((one) => one.line),
    [2],
  )
  await assert.rejects(world.show(importReasons, stranger, { id: job.id }), { code: 'kernel.sign-in-needed' })
  await world.perform(runImport, author, { id: job.id })
  await drained()
  const ready = await world.show(importPage, checker, { id: job.id })
  assert.deepEqual([ready.status, ready.created, ready.toPublish, ready.own], ['drafted', 3, 2, false])
  await published(job.id)
  const done = await world.show(importPage, author, { id: job.id })
  assert.deepEqual([done.status, done.published], ['done', 2], 'the duplicate stays a draft')
  const { items } = await world.show(searchItems, stranger, { q: '临时救助' })
  assert.equal(items[0]?.name, '临时救助')
  const errors = await world.show(importErrors, author, { id: job.id })
  assert.equal(errors.name, '事项导入错误表.xlsx')
})

test('each row leads to its draft, and a mended one goes from draft to check by itself', async () => {
  const id = await drafted([row('困难补助'), row('困难补助')])
  const { rows } = await world.show(importRows, author, { id })
  const { openVersionId } = rows[1]!
  assert.ok(rows[0]!.itemId && openVersionId)
  const draft = await world.show(versionPage, author, { id: openVersionId })
  const content = { ...draft.content, name: '困难职工补助', summary: '给困难职工的补助' }
  const { revision } = await world.perform(editDraft, author, { id: draft.id, revision: draft.revision, content })
  await world.perform(submitDraft, author, { id: draft.id, revision })
  await world.perform(publishVersion, checker, { id: draft.id })
  await published(id)
  const checked = await world.show(importRows, author, { id })
  assert.deepEqual(
    checked.rows.map((one) => [one.published, one.openVersionId]),
    [
      [true, undefined],
      [true, undefined],
    ],
  )
  const { items } = await world.show(searchItems, stranger, { q: '困难职工补助' })
  assert.equal(items[0]?.name, '困难职工补助')
})

test('what a list left in doubt stands beside the draft until it is mended or in force', async () => {
  const given = row('残疾补助<b>（加粗）</b>', { taskType: '77' })
  const id = await drafted([given])
  const { openVersionId } = (await world.show(importRows, author, { id })).rows[0]!
  const told = async () => {
    const page = await world.show(versionPage, author, { id: openVersionId! })
    return { page, fields: page.importDoubts?.doubts.map(({ field }) => field) }
  }
  const { page, fields } = await told()
  assert.deepEqual(fields, ['name', 'itemType'])
  assert.deepEqual([page.importDoubts?.importId, page.importDoubts?.line], [id, 1])
  assert.match(page.importDoubts!.doubts[1]!.message, /“77”不在代码表内/)
  const content = { ...page.content, name: '残疾补助', summary: '给残疾人的补助' }
  const { revision } = await world.perform(editDraft, author, { id: page.id, revision: page.revision, content })
  assert.deepEqual((await told()).fields, ['itemType'], 'what was mended is doubted no more')
  await world.perform(submitDraft, author, { id: page.id, revision })
  await world.perform(publishVersion, checker, { id: page.id })
  assert.equal((await told()).fields, undefined)
  const clean = await drafted([row('孤儿补助')])
  const { openVersionId: sound } = (await world.show(importRows, author, { id: clean })).rows[0]!
  assert.equal((await world.show(versionPage, author, { id: sound! })).importDoubts, undefined)
})

test('what the importer has mended by hand is neither overwritten by the next list nor published with this one', async () => {
  const given = row('孤儿津贴')
  const id = await drafted([given])
  const { rows } = await world.show(importRows, author, { id })
  const draft = await world.show(versionPage, author, { id: rows[0]!.openVersionId! })
  const content = { ...draft.content, plainName: '孤儿补贴' }
  await world.perform(editDraft, author, { id: draft.id, revision: draft.revision, content })
  await published(id)
  const done = await world.show(importPage, author, { id })
  assert.deepEqual([done.status, done.published, done.kept], ['done', 0, 1])
  const next = await drafted([{ ...given, name: '孤儿基本生活费' }])
  assert.equal((await world.show(importPage, author, { id: next })).kept, 1)
  assert.equal((await world.show(versionPage, author, { id: draft.id })).content.plainName, '孤儿补贴')
})

test('a draft handed in to be checked is left alone by the next list', async () => {
  const given = row('渡口补助')
  const id = await drafted([given])
  const { rows } = await world.show(importRows, author, { id })
  await world.perform(submitDraft, author, { id: rows[0]!.openVersionId!, revision: 1 })
  const next = await drafted([{ ...given, name: '渡口补贴' }])
  const state = await world.show(importPage, author, { id: next })
  assert.deepEqual([state.status, state.kept], ['drafted', 1])
})

test('a list with the right department moves a draft there, but never an item that was in force', async () => {
  const other = someUscc()
  const ofOther = (name: string, department: string) => {
    const one = row(name, { department })
    return { ...one, itemCode: one.itemCode.replace(uscc, other) }
  }
  const own = [ofOther('龙灯补助', '区文体局'), ofOther('高跷补助', '区文体局')]
  const wrong = [ofOther('龙舟补助', '区民政局'), ofOther('舞狮补助', '区民政局')]
  const first = await drafted([...own, row('低保补助'), row('低保加发补助'), row('低保临时补助'), ...wrong])
  const { rows } = await world.show(importRows, author, { id: first, show: 'to-mend' })
  assert.match(rows[0]!.reasons.join(), /是“区文体局”的，请核对实施部门/)
  const bodies = () =>
    Promise.all(rows.map(async (one) => (await world.show(itemPage, author, { id: one.itemId! })).organName))
  assert.deepEqual(await bodies(), ['区民政局', '区民政局'])
  await world.perform(submitDraft, author, { id: rows[1]!.openVersionId!, revision: 1 })
  await world.perform(publishVersion, checker, { id: rows[1]!.openVersionId! })
  const second = await drafted([...own, ...wrong.map((one) => ({ ...one, department: '区文体局' }))])
  const state = await world.show(importPage, author, { id: second })
  assert.deepEqual([state.toMend, state.changed, state.unchanged], [0, 1, 3])
  assert.deepEqual(await bodies(), ['区文体局', '区民政局'])
})

test('an import that the server gave up on says so, and is taken up again by whoever may', async () => {
  const { id } = await staged([row('护林补助')])
  await world.perform(runImport, author, { id })
  const gaveUp = () =>
    world.inside((ctx) =>
      workThroughImport.failed!(ctx, { jobId: id }, { attempts: 8, dead: true, error: 'disk full' }),
    )
  await gaveUp()
  const halted = await world.show(importPage, author, { id })
  assert.deepEqual([halted.status, halted.stopped, halted.can], ['drafting', true, ['run-import']])
  assert.deepEqual((await world.show(importPage, checker, { id })).can, [])
  await world.perform(runImport, author, { id })
  await drained()
  const going = await world.show(importPage, checker, { id })
  assert.deepEqual([going.status, going.stopped, going.created], ['drafted', false, 1])
  await world.perform(publishImport, checker, { id })
  await gaveUp()
  assert.deepEqual((await world.show(importPage, author, { id })).can, [])
  assert.deepEqual((await world.show(importPage, checker, { id })).can, ['publish-import'])
  await published(id)
  assert.equal((await world.show(importPage, author, { id })).status, 'done')
})

test('a list the command has brought in is known again', async () => {
  const list = [row('殡葬补助')]
  const file = join(mkdtempSync(join(tmpdir(), 'import-')), 'items.json')
  writeFileSync(file, JSON.stringify(list))
  await importItemsCommand(world, [file, '--publish'], () => {})
  const id = await drafted(list)
  const { unchanged, created } = await world.show(importPage, author, { id })
  assert.deepEqual([unchanged, created], [1, 0])
})

test('a table in the encoding of old spreadsheet programs is read', async () => {
  const text = '事项编码,事项名称,实施部门,行政区划代码,事项类型\nGBK-0001,示范,区,990123000000,20\n'
  const job = await world.perform(stageImport, author, { name: '清单.csv', content: gbkBytes(text) })
  const { rows } = await world.show(importRows, author, { id: job.id })
  assert.deepEqual([rows[0]?.name, rows[0]?.code], ['示范', 'GBK-0001'])
})

test('what cannot be read is refused with the reason', async () => {
  const refused = async (name: string, text: string, reason: RegExp) =>
    assert.rejects(
      world.perform(stageImport, author, { name, content: Buffer.from(text) }),
      (problem: { code: string; facts: { reason: string } }) => {
        assert.equal(problem.code, 'catalogue.import-unreadable')
        assert.match(problem.facts.reason, reason)
        return true
      },
    )
  await refused('清单.json', '[{"name":', /不是完整的 JSON/)
  await refused('清单.json', '{"rows":[]}', /应是事项的列表/)
  await refused('清单.json', '[]', /没有事项/)
  await refused('清单.csv', '事项编码,事项名称,实施部门,行政区划代码,事项类型\n"A-1,坏', /引号/)
})

test('the real list of 1,135 items has the findings of the command', {
  skip: existsSync(realFile) ? false : 'the real list is not on this machine',
}, async () => {
  const content = readFileSync(realFile)
  const job = await world.perform(stageImport, author, { name: 'items.json', content })
  assert.equal(job.rows, 1135)
  await world.perform(runImport, author, { id: job.id })
  await drained()
  await published(job.id)
  const state = await world.show(importPage, author, { id: job.id })
  assert.deepEqual([state.status, state.created, state.published], ['done', 1135, 1129])
  const { rows: bodies } = await world.inside((ctx) =>
    sql<{ count: number }>`select count(*)::int as count from organs.organ where region_code = '511602000000'`.execute(
      ctx.db,
    ),
  )
  assert.equal(bodies[0]?.count, 34)
})

/** Every character of GB 2312 by its two bytes, asked of the decoder. */
function gbkBytes(text: string): Buffer {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, Buffer>()
  for (let high = 0xb0; high <= 0xf7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) {
      const pair = Buffer.from([high, low])
      codes.set(decoder.decode(pair), pair)
    }
  return Buffer.concat([...text].map((one) => codes.get(one) ?? Buffer.from(one)))
}
