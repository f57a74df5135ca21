import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import type { ItemContent, ItemVersion } from './contract.ts'
import { branching, branchingItem, catalogueEditor, draftOf } from './testing.ts'
import { draftPreview } from './views/draft-preview.ts'
import { versionPage } from './views/version-page.ts'

const editor = catalogueEditor('编写人')
let world: World
let item: ItemVersion
before(async () => {
  world = await openWorld()
  item = await branchingItem(world, (await givenOrgan(world)).id)
})
after(() => world.close())

const previewed = async (changes: Partial<ItemContent>, answers = '') =>
  world.show(draftPreview, editor, { id: await draftOf(world, item, changes), answers })

test('the preview of a draft asks its questions and lists what the answers lead to', async () => {
  const begun = await previewed({})
  assert.deepEqual([begun.next?.key, begun.asked, begun.paths], ['premises', [], 4])
  const [, staff] = branching.situations!
  const done = await previewed({}, 'premises.rented,staff.many')
  assert.deepEqual([done.next, done.asked[1]], [undefined, { question: staff, option: 'many' }])
  assert.deepEqual(
    done.materials.map((one) => one.name),
    ['经营者身份证明', '租赁合同', '从业人员健康证明'],
  )
  assert.deepEqual(
    done.added.find((one) => one.option === 'rented'),
    { question: 'premises', option: 'rented', materials: ['租赁合同'] },
  )
  assert.match((await previewed({}, 'premises.none')).stop!, /摊点备案/)
})

test('the preview names what the answers leave out, and the version says in words when it is asked', async () => {
  const [premises, staff] = branching.situations!
  const leased = { ...staff!, when: 'premises = "rented"' }
  const changes = { situations: [premises!, leased] }
  const own = await previewed(changes, 'premises.own,staff.few')
  assert.deepEqual([own.skipped, own.next, own.asked.length, own.paths], [['有多少从业人员？'], undefined, 1, 3])
  assert.deepEqual((await previewed(changes, 'premises.rented')).next, leased)
  const { reading } = await world.show(versionPage, editor, { id: await draftOf(world, item, changes) })
  assert.match(
    reading.find((one) => one.element === 'situations')!.text!,
    /仅当“您的经营场所是？”选“租的”时才问，否则到此结束/,
  )
})

test('while the questions have faults the preview still asks, and says nothing about all paths', async () => {
  const [premises] = branching.situations!
  const shown = await previewed({ situations: [premises!] })
  assert.deepEqual([shown.next?.key, shown.paths, shown.added], ['premises', undefined, []])
})

test('a draft is previewed by its editors only', async () => {
  const id = await draftOf(world, item, {})
  const elsewhere: Actor = { ...editor, grants: new Map([['catalogue.edit', { regions: ['98'] }]]) }
  await assert.rejects(world.show(draftPreview, elsewhere, { id }), { code: 'catalogue.item-missing' })
  await assert.rejects(world.show(draftPreview, stranger, { id }), { code: 'kernel.sign-in-needed' })
})

test('a version is read element by element, in words', async () => {
  const { reading } = await world.show(versionPage, editor, { id: item.id })
  const text = (element: string) => reading.find((one) => one.element === element)?.text
  assert.equal(text('promised'), '10个工作日（实施机关承诺）')
  assert.match(text('form')!, /申请人·姓名：必填；一行文字；自动填写：申请人姓名/)
  assert.match(text('materials')!, /租赁合同：.*仅当“您的经营场所是？”选“租的”/)
  assert.match(text('situations')!, /租的→接着问“有多少从业人员？”/)
  assert.equal(text('quota'), undefined)
})
