import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import readXlsxFile from 'read-excel-file/node'
import { saveList } from './actions/save-list.ts'
import type { ItemContent, ItemVersion } from './contract.ts'
import {
  catalogueEditor,
  commitmentExample,
  contentExample,
  givenItem,
  givenNextVersion,
  withdrawnItem,
} from './testing.ts'
import { removeList } from './actions/remove-list.ts'
import { conditionsText, conditionWords, type ListSubject, listSubjects, readConditions } from './contract.ts'
import { questionOf } from './rules/list-question.ts'
import { listDesk, listExport, listPage, listPreview, lists } from './views/lists.ts'

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
  commitment: commitmentExample({ materials: [premises!.key] }),
  instantApproval: {
    rule: '数据核验一致即准予',
    conditions: [{ key: 'grown', text: '年满 18 周岁', holds: 'facts.age >= 18', basis: '《民法典》第十八条' }],
  },
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

test('an item comes on a list and leaves it with the version in force, and a new question asks all of them again', async () => {
  const names = async (key: string) => (await world.show(listPage, stranger, { key })).rows.map((row) => row.name)
  const item = await givenItem(world, { organId, content: { ...full, name: '示范来去' } })
  for (const key of ['instant', 'instant-approval']) assert.ok((await names(key)).includes('示范来去'))
  const { handling, promised, steps } = contentExample()
  await givenNextVersion(world, item, { handling, promised, steps, instantApproval: undefined })
  for (const key of ['instant', 'instant-approval']) assert.ok(!(await names(key)).includes('示范来去'))

  const list = { key: 'by-trips', title: '按次数清单', columns: ['trips'] }
  await world.perform(saveList, editor, { ...list, conditions: 'trips:at-least:2' })
  assert.ok(!(await names('by-trips')).includes('示范来去'))
  await world.perform(saveList, editor, { ...list, conditions: 'trips:at-most:1' })
  assert.ok((await names('by-trips')).includes('示范来去'))
  await world.perform(removeList, editor, { key: 'by-trips' })
  await withdrawnItem(world, item)
  assert.ok(!(await names('powers')).includes('示范来去'))
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

test('the lists that come with the system are asked in conditions, and mean what they say', async () => {
  const { lists: all } = await world.show(listDesk, editor, {})
  for (const { key, conditions, match, question } of all.filter((one) => one.key !== 'longer'))
    assert.equal(questionOf(readConditions(conditions!, listSubjects)!, match, listSubjects), question, key)
  await assert.rejects(world.show(listDesk, stranger, {}), { code: 'kernel.sign-in-needed' })
})

test('what conditions find can be seen before they are saved', async () => {
  const preview = (conditions: string, match: 'all' | 'any' = 'all') =>
    world.show(listPreview, editor, { conditions, match, columns: 'trips,colour' })
  const found = await preview('trips:at-least:2')
  assert.deepEqual([found.total, found.outOf, found.organs.map((one) => one.items)], [1, 2, [1]])
  assert.deepEqual(
    found.rows.map((row) => [row.name, row.columns]),
    [['示范什么都没有', { trips: '2 次' }]],
  )
  assert.equal((await preview('trips:at-least:2;fees:has:')).total, 0)
  assert.equal((await preview('trips:at-least:2;fees:has:', 'any')).total, 2)
  assert.equal((await preview('name:contains:样样"')).total, 0)
  assert.equal((await preview('name:contains:样样')).total, 1)
  assert.equal((await preview('name:lacks-text:样样;audience:none-of:5')).total, 1)
  for (const wrong of ['trips:at-least:many', 'colour:has:', 'fees:one-of:1', 'level:one-of:9', ';', 'name:contains:'])
    await assert.rejects(preview(wrong), { code: 'catalogue.list-question-wrong' }, wrong)
  await assert.rejects(preview(''), { code: 'catalogue.list-question-wrong' })
})

test('every subject and test of the builder can be asked, and is read back as it was written', async () => {
  for (const [about, subject] of Object.entries<ListSubject>(listSubjects)) {
    const conditions = {
      choice: (['one-of', 'none-of'] as const).map((is) => ({
        about,
        is,
        values: subject.kind === 'choice' ? Object.keys(subject.options) : [],
      })),
      presence: (['has', 'lacks'] as const).map((is) => ({ about, is, values: [] })),
      number: (['at-most', 'at-least'] as const).map((is) => ({ about, is, values: ['1'] })),
      text: (['contains', 'lacks-text'] as const).map((is) => ({ about, is, values: ['样样'] })),
    }[subject.kind]
    assert.deepEqual(readConditions(conditionsText(conditions), listSubjects), conditions)
    const totals = await Promise.all(
      conditions.map(async (one) => {
        assert.match(conditionWords(one, listSubjects), new RegExp(subject.title))
        return (await world.show(listPreview, editor, { conditions: conditionsText([one]) })).total
      }),
    )
    const both = totals[0]! + totals[1]!
    assert.ok(subject.kind === 'number' ? both >= 2 : both === 2, `${about}: ${totals.join()}`)
  }
})

test('a list is saved from conditions, keeps a title of its own, and can be taken away', async () => {
  const given = { key: 'few-trips', title: '少跑腿清单', conditions: 'trips:at-most:1', columns: ['trips'] }
  await world.perform(saveList, editor, given)
  assert.deepEqual(
    (await world.show(listPage, stranger, { key: 'few-trips' })).rows.map((row) => row.name),
    ['示范样样都有'],
  )
  await assert.rejects(world.perform(saveList, editor, { ...given, key: 'other' }), {
    code: 'catalogue.list-title-taken',
  })
  await assert.rejects(world.perform(saveList, editor, { ...given, conditions: undefined }), {
    code: 'catalogue.list-question-wrong',
  })
  await assert.rejects(world.perform(removeList, stranger, { key: 'few-trips' }), { code: 'kernel.sign-in-needed' })
  await world.perform(removeList, editor, { key: 'few-trips' })
  await assert.rejects(world.show(listPage, stranger, { key: 'few-trips' }), { code: 'catalogue.list-missing' })
  await assert.rejects(world.perform(removeList, editor, { key: 'few-trips' }), { code: 'catalogue.list-missing' })
})
