import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { sql } from 'kysely'
import { importItemsCommand } from '#server/commands/import-items.ts'
import { openWorld, type World } from '#server/testing.ts'
import { stageFile } from './actions/stage-file.ts'
import { itemContent } from './contract.ts'
import { editDraft } from './actions/edit-draft.ts'
import { catalogueEditor } from './testing.ts'
import { searchItems } from './views/search-items.ts'
import { editableItems } from './views/editable-items.ts'
import { guide } from './views/guide.ts'

const realFile = join(import.meta.dirname, '../../../../shared/data/items-guangan/items.json')

const row = {
  department: '区民政局',
  main_item: '未分类',
  name: '高龄津贴发放（县级）',
  areaCode: '990123000000',
  itemCode: '990G0001000000-990123000000-000-11440300MB2D072246-1-00',
  taskType: '5',
  deptCode: '008778298',
}

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

type Counts = Record<'accepted' | 'flagged' | 'rejected' | 'created' | 'changed' | 'kept' | 'published', number>

async function importing(rows: unknown[], publish = false): Promise<Counts> {
  const lines: string[] = []
  await importItemsCommand(world, [written(rows), ...(publish ? ['--publish'] : [])], (line) => lines.push(line))
  return JSON.parse(lines.at(-1)!) as Counts
}

test('a sound row becomes a published item of a body and a region made for it', async () => {
  const counts = await importing([row], true)
  assert.deepEqual([counts.accepted, counts.created, counts.published], [1, 1, 1])
  const { items } = await world.show(searchItems, stranger, { q: '高龄津贴' })
  assert.equal(items[0]?.name, row.name)
  const page = await world.show(guide, stranger, { id: items[0]!.id })
  assert.equal(page.organ.name, '区民政局')
  assert.equal(page.region.code, row.areaCode)
  assert.equal(page.words.statutory, '未填报（暂按20个工作日办理）')
  assert.ok(page.words.gaps.includes('法定时限'))
  assert.equal(page.content.level, '4')
  assert.doesNotThrow(() => itemContent.parse(page.content))
})

test('the same list again changes nothing and says so', async () => {
  const lines: string[] = []
  await importItemsCommand(world, [written([row]), '--publish'], (line) => lines.push(line))
  const summary = JSON.parse(lines.at(-1)!) as Record<string, number>
  assert.deepEqual([summary['unchanged'], summary['created'], summary['published']], [1, 0, 0])
  assert.match(lines.at(-2)!, /没有改动/)
})

test('a row that says something new becomes the next draft, and only the untouched one', async () => {
  const renamed = { ...row, name: '高龄津贴申领' }
  assert.equal((await importing([renamed])).changed, 1)
  const found = (await world.show(searchItems, stranger, { q: '高龄津贴' })).items
  assert.equal(found[0]?.name, row.name, 'the version in force stays until somebody publishes')
  const listed = await world.show(editableItems, catalogueEditor('甲'), { name: '高龄津贴' })
  const { versionId } = listed.rows[0]!.open!
  const content = await world.inside(async (ctx) => {
    const { rows } = await sql<{
      content: never
    }>`select content from catalogue.item_version where id = ${versionId}`.execute(ctx.db)
    return itemContent.parse(rows[0]!.content)
  })
  await world.perform(editDraft, catalogueEditor('甲'), {
    id: versionId,
    revision: 1,
    content: { ...content, plainName: '老人补贴' },
  })
  const again = await importing([{ ...row, name: '高龄津贴再改' }], true)
  assert.deepEqual([again.kept, again.changed, again.published], [1, 0, 0])
})

test('a licence gets the general limit of the licensing law, not a gap', async () => {
  const licence = { ...row, name: '示范许可', taskType: '1', itemCode: row.itemCode.replace('990G0001', '990G0002') }
  await importing([licence], true)
  const { items } = await world.show(searchItems, stranger, { q: '示范许可' })
  const page = await world.show(guide, stranger, { id: items[0]!.id })
  assert.equal(page.words.statutory, '20个工作日')
  assert.match(page.content.statutory.explanation, /第四十二条/)
  assert.ok(!page.words.gaps.includes('法定时限'))
})

test('a list taken in leaves an audit line with its counts', async () => {
  const linesBefore = await auditLines()
  await importing([
    { ...row, name: '', itemCode: 'X-0009' },
    { ...row, name: '新的津贴', itemCode: 'X-0010' },
  ])
  const lines = await auditLines()
  assert.equal(lines.length, linesBefore.length + 1)
  assert.deepEqual(
    [lines.at(-1)!.facts['flagged'], lines.at(-1)!.facts['rejected'], lines.at(-1)!.facts['rows']],
    [1, 1, 2],
  )
})

test('a stranger cannot import', async () => {
  const path = written([row])
  await assert.rejects(world.perform(stageFile, stranger, { path }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(stageFile, catalogueEditor('编写人'), { path }), { code: 'kernel.not-permitted' })
})

test('the command explains a file that is no list', async () => {
  await assert.rejects(
    importItemsCommand(world, [written({ not: 'a list' })], () => {}),
    /应是事项的列表/,
  )
  await assert.rejects(
    importItemsCommand(world, ['/nowhere/items.json'], () => {}),
    /读不到文件/,
  )
  await assert.rejects(
    importItemsCommand(world, ['--publsh'], () => {}),
    /用法/,
  )
})

test('the real list of 1,135 items comes in with a reason for every finding', {
  skip: existsSync(realFile) ? false : 'the real list is not on this machine',
}, async () => {
  const fresh = await openWorld()
  try {
    const lines: string[] = []
    await importItemsCommand(fresh, [realFile, '--publish'], (line) => lines.push(line))
    const summary = JSON.parse(lines.at(-1)!) as Record<string, number>
    const rows = (JSON.parse(readFileSync(realFile, 'utf8')) as unknown[]).length
    assert.equal(summary['accepted']! + summary['flagged']! + summary['rejected']!, rows)
    // A mistyped credit code keeps nobody from the item: its body is named. A duplicate or another body's code does.
    const inDoubt = lines.filter((line) => /^第 \d+ 行 存疑 .*(重复|的，请核对实施部门)/.test(line)).length
    assert.equal(inDoubt, 6)
    assert.equal(summary['published'], rows - inDoubt)
    assert.ok(summary['flagged']! > 140 && summary['flagged']! < 200)
    assert.equal(
      lines.filter((line) => /^第 \d+ 行 (存疑|不收) .+：.+/.test(line)).length,
      summary['flagged']! + summary['rejected']!,
    )
    const second: string[] = []
    await importItemsCommand(fresh, [realFile, '--publish'], (line) => second.push(line))
    assert.match(second.at(-2)!, /没有改动/)
    const { rows: regions } = await fresh.inside((ctx) =>
      sql<{ name: string }>`select name from vocabulary.region where code = '511602000000'`.execute(ctx.db),
    )
    assert.equal(regions[0]?.name, '广安区')
  } finally {
    await fresh.close()
  }
})

async function auditLines() {
  const { rows } = await world.inside((ctx) =>
    sql<{ facts: Record<string, unknown> }>`
    select facts from kernel.audit where act = 'catalogue.stage-file' order by id`.execute(ctx.db),
  )
  return rows
}

function written(list: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'import-')), 'list.json')
  writeFileSync(file, JSON.stringify(list))
  return file
}
