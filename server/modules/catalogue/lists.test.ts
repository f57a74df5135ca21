import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import readXlsxFile from 'read-excel-file/node'
import { saveList } from './actions/save-list.ts'
import type { ItemContent, ItemVersion } from './contract.ts'
import { catalogueEditor, contentExample, givenItem, withdrawnItem } from './testing.ts'
import { listExport, listPage, lists } from './views/lists.ts'

const editor = catalogueEditor('编写人')
let world: World
let organId: string
let everything: ItemVersion
const [premises] = contentExample().materials
const full: Partial<ItemContent> = {
  name: '示范样样都有',
  handling: 'instant',
  promised: { days: 0, unit: 'working-day', explanation: '当场办结' },
  steps: [],
  materials: [{ ...premises!, necessity: 'deferrable', deferDays: 5, licenceType: 'business-licence' }],
  fees: [{ name: '工本费', standard: '10 元', basis: '收费文件' }],
  commitment: { promise: '承诺符合条件', consequence: '撤销许可' },
  instantApproval: { rule: '数据核验一致即准予' },
  reach: { scope: '2', modes: ['online'], places: [] },
  intermediaries: [{ name: '示范检测' }],
}
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  everything = await givenItem(world, { organId, content: full })
  await givenItem(world, {
    organId,
    content: {
      name: '示范什么都没有',
      itemType: '20',
      online: false,
      trips: 2,
      form: [{ key: 's', title: '节', fields: [{ key: 'name', label: '姓名', kind: 'text', required: true }] }],
    },
  })
})
after(() => world.close())

test('every list finds the item that belongs on it and not the one that does not', async () => {
  const { lists: all } = await world.show(lists, stranger, {})
  assert.ok(all.length >= 12)
  for (const { key, title } of all) {
    const { rows } = await world.show(listPage, stranger, { key })
    assert.deepEqual(
      rows.map((row) => row.name),
      ['示范样样都有'],
      title,
    )
    assert.ok(
      Object.values(rows[0]!.columns).some((text) => text.length > 0),
      title,
    )
  }
  const deferrable = await world.show(listPage, stranger, { key: 'deferrable' })
  assert.equal(deferrable.rows[0]!.columns['deferrable'], '经营场所证明（5 个工作日内补交）')
  const exempt = await world.show(listPage, stranger, { key: 'four-exemptions' })
  assert.equal(exempt.rows[0]!.columns['exempt'], '免交证照：经营场所证明\n免填表单：姓名、联系电话\n免跑现场')
})

test('a list can be paged, narrowed to a place and taken along', async () => {
  const more = [await givenItem(world, { organId, content: full }), await givenItem(world, { organId, content: full })]
  const first = await world.show(listPage, stranger, { key: 'powers', limit: 2 })
  const second = await world.show(listPage, stranger, { key: 'powers', limit: 2, after: first.next })
  assert.deepEqual(
    [...first.rows, ...second.rows].map((row) => row.itemId),
    [everything, ...more].map((item) => item.itemId).toSorted(),
  )
  assert.equal(second.next, undefined)
  const elsewhere = await world.show(listPage, stranger, { key: 'powers', region: '990123000000' })
  assert.deepEqual(elsewhere.rows, [])
  const book = await readXlsxFile(
    Buffer.from((await world.show(listExport, stranger, { key: 'enterprise-fees' })).content),
  )
  assert.deepEqual(
    [book[0]!.sheet, book[0]!.data.length, book[0]!.data[1]![4]],
    ['涉企收费清单', 4, '工本费：10 元；依据：收费文件'],
  )
  for (const item of more) await withdrawnItem(world, item)
  assert.equal((await world.show(listPage, stranger, { key: 'powers' })).rows.length, 1, 'a list is never a copy')
})

test('a list is a question that can be saved, when it can be read', async () => {
  const given = { key: 'longer', title: '两次以上清单', question: '$ ? (@.trips > 1)', columns: ['trips'] }
  await world.perform(saveList, editor, given)
  const { rows } = await world.show(listPage, stranger, { key: 'longer' })
  assert.deepEqual(
    rows.map((row) => row.columns['trips']),
    ['2 次'],
  )
  await assert.rejects(world.perform(saveList, editor, { ...given, question: '$ ? (@.trips >' }), {
    code: 'catalogue.list-question-wrong',
  })
  await assert.rejects(world.perform(saveList, editor, { ...given, columns: ['colour'] }), {
    code: 'catalogue.list-question-wrong',
  })
  await assert.rejects(world.perform(saveList, stranger, given), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.show(listPage, stranger, { key: 'nothing' }), { code: 'catalogue.list-missing' })
})
