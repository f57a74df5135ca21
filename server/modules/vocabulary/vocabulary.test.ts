import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import { importRegionsCommand } from '#server/commands/import-regions.ts'
import { openWorld, type World } from '#server/testing.ts'
import { codesOf, describeRegions, ensureRegion, importRegions, labelOfCode, regionPath } from './index.ts'
import { codeTable } from './views/code-table.ts'
import { regionList } from './views/region-list.ts'
import { regionPage } from './views/region-page.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const city = [
  { code: '990102001000', name: '云桥街道' },
  { code: '990102000000', name: '云溪区' },
  { code: '990100000000', name: '示范市' },
  { code: '990000000000', name: '示范省' },
]

test('regions imported in any order stand under one another', async () => {
  assert.equal(await world.inside((ctx) => importRegions(ctx, city)), 4)
  const counties = await world.show(regionList, stranger, { parent: '990100000000' })
  assert.deepEqual(
    counties.rows.map((row) => [row.code, row.name, row.level, row.hasChildren]),
    [['990102000000', '云溪区', '4', true]],
  )
  const page = await world.show(regionPage, stranger, { code: '990102001000' })
  assert.deepEqual(
    page.path.map((step) => step.name),
    ['示范省', '示范市', '云溪区', '云桥街道'],
  )
  assert.deepEqual(await world.inside((ctx) => regionPath(ctx, '990102001000')), ['示范市', '云溪区', '云桥街道'])
})

test('importing again renames, and never doubles', async () => {
  await world.inside((ctx) => importRegions(ctx, [{ code: '990102001000', name: '云桥新街道' }]))
  const towns = await world.show(regionList, stranger, { parent: '990102000000' })
  assert.deepEqual(
    towns.rows.map((row) => row.name),
    ['云桥新街道'],
  )
})

test('a region that is ensured is found or made, and a known name stays', async () => {
  const known = await world.inside((ctx) => ensureRegion(ctx, { code: '990102000000', name: '另一个名字' }))
  assert.equal(known.name, '云溪区')
  const made = await world.inside((ctx) => ensureRegion(ctx, { code: '880102000000', name: '外地区' }))
  assert.deepEqual([made.name, made.level, made.parentCode], ['外地区', '4', undefined])
  const described = await world.inside((ctx) => describeRegions(ctx, ['880102000000', '770000000000']))
  assert.deepEqual([...described.keys()], ['880102000000'])
})

test('a region that no longer exists is not offered, and still has its name', async () => {
  await world.inside((ctx) =>
    importRegions(ctx, [{ code: '990199000000', name: '旧城区', validFrom: '2004-01-01', validTo: '2026-01-01' }]),
  )
  const counties = await world.show(regionList, stranger, { parent: '990100000000' })
  assert.ok(!counties.rows.some((row) => row.name === '旧城区'))
  assert.equal((await world.show(regionPage, stranger, { code: '990199000000' })).validTo, '2026-01-01')
})

test('a code that is not twelve digits is refused', async () => {
  await assert.rejects(
    world.inside((ctx) => importRegions(ctx, [{ code: '990102', name: '云溪区' }])),
    {
      code: 'vocabulary.region-not-known',
    },
  )
  await assert.rejects(world.show(regionPage, stranger, { code: '123' }), { code: 'kernel.invalid-input' })
  await assert.rejects(world.show(regionPage, stranger, { code: '660000000000' }), {
    code: 'vocabulary.region-not-known',
  })
})

test('the code tables of GB/T 39046 are there, in their order', async () => {
  const table = await world.show(codeTable, stranger, { key: 'satisfaction' })
  assert.equal(table.source, 'GB/T 39046-2020 附录A')
  assert.deepEqual(
    table.entries.map((entry) => entry.label),
    ['非常满意', '满意', '基本满意', '不满意', '非常不满意'],
  )
  assert.equal(await world.inside((ctx) => labelOfCode(ctx, 'item-type', '01')), '行政许可')
  assert.equal(await world.inside((ctx) => labelOfCode(ctx, 'item-type', '77')), undefined)
  assert.equal((await world.inside((ctx) => codesOf(ctx, 'online-depth')))[0]?.confirmed, false)
  await assert.rejects(world.show(codeTable, stranger, { key: 'nothing' }), { code: 'vocabulary.table-not-known' })
})

const folder = join(import.meta.dirname, '../../../../shared/data/regions')
const noRegions = existsSync(folder) ? false : 'the national list of regions is not on this machine'

test('a county that was imported alone comes under its city once that is there', async () => {
  await world.inside((ctx) => importRegions(ctx, [{ code: '770102000000', name: '外县' }]))
  const topmost = async () => (await world.show(regionList, stranger, {})).rows.map(({ code }) => code)
  assert.ok((await topmost()).includes('770102000000'))
  await world.inside((ctx) => importRegions(ctx, [{ code: '770100000000', name: '外市' }]))
  assert.ok(!(await topmost()).includes('770102000000'))
  assert.deepEqual(await world.inside((ctx) => regionPath(ctx, '770102000000')), ['外市', '外县'])
})

describe('regions imported by the operator’s command', () => {
  const files = mkdtempSync(join(tmpdir(), 'onewindow-regions-'))
  after(() => rmSync(files, { recursive: true }))
  const fileOf = (name: string, text: string) => {
    writeFileSync(join(files, name), text)
    return join(files, name)
  }
  const run = async (...given: string[]) => {
    const said: string[] = []
    await importRegionsCommand(world, given, (line) => said.push(line))
    return said
  }

  test('a file for each level, short codes, Chinese heads and columns of others', async () => {
    const counties = fileOf('counties.csv', 'code,name,cityCode\n660102,"甲区",6601\n\n660103,乙区,6601\n')
    const cities = fileOf('cities.csv', '\uFEFF名称,代码\n丙市,6601\n')
    assert.deepEqual(await run(counties, cities), ['已写入 3 个行政区划。'])
    assert.deepEqual(await world.inside((ctx) => regionPath(ctx, '660103000000')), ['丙市', '乙区'])
    const { rows } = await world.inside((ctx) =>
      sql<{ facts: object }>`select facts from kernel.audit where act = 'vocabulary.import-regions'`.execute(ctx.db),
    )
    assert.deepEqual(rows.at(-1)?.facts, { regions: '3 rows', written: 3 })
  })

  test('a fault is named by file and line, and nothing is written', async () => {
    const good = fileOf('good.csv', 'code,name\n660199,丁区\n')
    const wrong: [string, RegExp][] = [
      ['code,name\n66O1,戊市\n', /bad\.csv 第 2 行：代码应是 2 到 12 位数字/],
      ['code,name\n6602,己市\n\n6603,\n', /bad\.csv 第 4 行：名称应有 1 到 60 个字/],
      ['code,name,validTo\n6602,己市,去年\n', /bad\.csv 第 2 行：起止日期应写成 2026-01-31 这样/],
      ['code,name\n', /bad\.csv 里没有行政区划/],
      ['code,name\n"6602,己市\n', /bad\.csv 不是 CSV 表格/],
    ]
    for (const [text, message] of wrong) await assert.rejects(run(good, fileOf('bad.csv', text)), { message })
    await assert.rejects(run(join(files, 'none.csv')), { message: /读不到文件/ })
    await assert.rejects(run(), { message: /用法/ })
    assert.deepEqual(await world.inside((ctx) => regionPath(ctx, '660199000000')), [])
  })

  test('the national list of some forty-four thousand is taken over whole', { skip: noRegions }, async () => {
    await run(...['provinces', 'cities', 'areas', 'streets'].map((level) => join(folder, `${level}.csv`)))
    const provinces = await world.show(regionList, stranger, {})
    assert.equal(provinces.rows.filter((row) => !/^(99|88|77|66)/.test(row.code)).length, 31)
    assert.deepEqual(await world.inside((ctx) => regionPath(ctx, '511602000000')), ['广安市', '广安区'])
    assert.deepEqual(await world.inside((ctx) => regionPath(ctx, '441900003000')), ['东莞市', '东城街道'])
  })
})
