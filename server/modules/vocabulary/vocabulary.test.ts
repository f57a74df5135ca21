import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import {
  codesOf,
  describeRegions,
  ensureRegion,
  importRegions,
  labelOfCode,
  regionPath,
  twelveDigits,
} from './index.ts'
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

const folder = new URL('../../../../shared/data/regions/', import.meta.url)
const noRegions = existsSync(folder) ? false : 'the national list of regions is not on this machine'

test('the national list of some forty-four thousand regions is imported whole', { skip: noRegions }, async () => {
  const rows = ['provinces', 'cities', 'areas', 'streets'].flatMap((level) =>
    readFileSync(new URL(`${level}.csv`, folder), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([code, name]) => ({ code: twelveDigits(code!), name: name!.replaceAll('"', '') })),
  )
  await world.inside((ctx) => importRegions(ctx, rows))
  const provinces = await world.show(regionList, stranger, {})
  assert.equal(provinces.rows.filter((row) => !/^(99|88)/.test(row.code)).length, 31)
  assert.deepEqual(await world.inside((ctx) => regionPath(ctx, '511602000000')), ['广安市', '广安区'])
  assert.deepEqual(await world.inside((ctx) => regionPath(ctx, '441900003000')), ['东莞市', '东城街道'])
})
