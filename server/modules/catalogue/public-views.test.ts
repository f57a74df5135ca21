import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { noteUnanswered } from './actions/note-unanswered.ts'
import { withdrawItem } from './actions/withdraw-item.ts'
import type { ItemContent, ItemVersion } from './contract.ts'
import { setPopularity } from './index.ts'
import { catalogueEditor, givenItem, withdrawnItem } from './testing.ts'
import { guide } from './views/guide.ts'
import { itemList } from './views/item-list.ts'
import { searchItems } from './views/search-items.ts'
import { unansweredQuestions } from './views/unanswered-questions.ts'

let world: World
const items: Record<string, ItemVersion> = {}
before(async () => {
  world = await openWorld()
  const county = (await givenOrgan(world)).id
  const city = (await givenOrgan(world, { name: '示范市民政局', regionCode: '990100000000', level: '3' })).id
  const other = (await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })).id
  const add = async (organId: string, name: string, more: Partial<ItemContent> = {}) =>
    void (items[name] = await givenItem(world, { organId, content: { name, plainName: undefined, ...more } }))
  await add(county, '食品经营许可', { audience: ['2'], topic: '准营准办' })
  await add(city, '高龄津贴', { audience: ['1'], topic: '优待抚恤' })
  await add(other, '渔业捕捞许可', { audience: ['1', '2'], topic: '准营准办' })
})
after(() => world.close())

const names = async (input: object) =>
  (await world.show(itemList, stranger, { limit: 20, ...input })).rows.map((row) => row.name)

test('anybody reads the guide of a published item with its body and limits in words', async () => {
  const item = items['食品经营许可']!
  const page = await world.show(guide, stranger, { id: item.itemId })
  assert.equal(page.versionId, item.id)
  assert.equal(page.organ.name, '云溪区市场监督管理局')
  assert.deepEqual(
    [page.words.statutory, page.words.promised, page.words.fees, page.words.handling],
    ['20个工作日', '10个工作日', '不收费', '承诺件'],
  )
  assert.deepEqual(page.words.gaps, [])
})

test('the list is narrowed by audience, topic, body and place', async () => {
  assert.deepEqual((await names({ audience: '1' })).sort(), ['高龄津贴', '渔业捕捞许可'].sort())
  assert.deepEqual((await names({ topic: '准营准办', audience: '2' })).sort(), ['食品经营许可', '渔业捕捞许可'].sort())
  assert.deepEqual(await names({ organId: items['高龄津贴']!.organId }), ['高龄津贴'])
  assert.deepEqual(
    (await names({ region: '990102001000' })).sort(),
    ['食品经营许可', '高龄津贴'].sort(),
    'a town uses its county’s and its city’s',
  )
})

test('the most used come first, page by page, none twice', async () => {
  await world.inside((ctx) => setPopularity(ctx, new Map([[items['渔业捕捞许可']!.itemId, 3]])))
  const first = await world.show(itemList, stranger, { limit: 1 })
  assert.equal(first.rows[0]?.name, '渔业捕捞许可')
  const seen = [first.rows[0]!.name]
  for (let next = first.next; next; ) {
    const page = await world.show(itemList, stranger, { limit: 1, after: next })
    seen.push(...page.rows.map((row) => row.name))
    next = page.next
  }
  assert.deepEqual(seen.sort(), Object.keys(items).sort())
})

test('a row says which of limit, trips and fees nobody has stated', async () => {
  const { itemId, organId } = items['渔业捕捞许可']!
  const stated = (await world.show(itemList, stranger, { organId })).rows.find((row) => row.id === itemId)
  assert.deepEqual(stated?.unstated, [])
  const vague = await givenItem(world, {
    organId,
    content: { name: '要素不全的事项', gaps: ['fees', 'basis', 'promised'] },
  })
  const { rows } = await world.show(itemList, stranger, { organId })
  assert.deepEqual(rows.find((row) => row.id === vague.itemId)?.unstated, ['promised', 'fees'])
  await withdrawnItem(world, vague)
})

test('a row names every other place that offers the same, on whatever page that stands', async () => {
  const name = items['渔业捕捞许可']!.content.name
  const organId = (await givenOrgan(world, { name: '临江县农业农村局', regionCode: '990124000000' })).id
  const { itemId } = await givenItem(world, { organId, content: { name, plainName: undefined } })
  const { rows } = await world.show(itemList, stranger, { limit: 1 })
  assert.deepEqual(
    rows.map((row) => [row.name, row.alsoIn.map((one) => one.id)]),
    [[name, [itemId]]],
  )
  const here = await world.show(itemList, stranger, { limit: 20, region: rows[0]!.regionCode })
  assert.deepEqual(here.rows.find((row) => row.id === rows[0]!.id)?.alsoIn, [])
  await withdrawnItem(world, { itemId } as ItemVersion)
})

test('search sees an item the moment it is published and loses it the moment it is withdrawn', async () => {
  const ask = async () =>
    (await world.show(searchItems, stranger, { q: '水域滩涂养殖' })).items.map((item) => item.name)
  assert.ok(!(await ask()).includes('水域滩涂养殖证核发'))
  const { itemId } = await givenItem(world, {
    organId: items['食品经营许可']!.organId,
    content: { name: '水域滩涂养殖证核发' },
  })
  assert.equal((await ask())[0], '水域滩涂养殖证核发')
  await world.perform(withdrawItem, catalogueEditor('审核人'), { id: itemId, reason: '职责已划转' })
  assert.ok(!(await ask()).includes('水域滩涂养殖证核发'))
  await assert.rejects(world.show(guide, stranger, { id: itemId }), { code: 'catalogue.item-missing' })
})

test('search answers with the body, the place and what matched, narrowed by place and audience', async () => {
  const { items: found } = await world.show(searchItems, stranger, { q: '想开个饭馆' })
  assert.deepEqual(
    [found[0]?.name, found[0]?.body, found[0]?.why],
    ['食品经营许可', '云溪区市场监督管理局', '您说的“饭馆”，办的事叫“食品经营许可”'],
  )
  const elsewhere = await world.show(searchItems, stranger, { q: '食品经营许可', region: '990123000000' })
  assert.ok(!elsewhere.items.some((item) => item.name === '食品经营许可'))
  const people = await world.show(searchItems, stranger, { q: '食品经营许可', audience: '1' })
  assert.ok(!people.items.some((item) => item.name === '食品经营许可'))
})

test('questions asked at the same moment all see the whole list', async () => {
  await givenItem(world, { organId: items['食品经营许可']!.organId, content: { name: '取水许可审批' } })
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => world.show(searchItems, stranger, { q: '取水许可' })),
  )
  for (const { items: found } of answers) assert.equal(found[0]?.name, '取水许可审批')
})

test('an empty question is refused with a word', async () => {
  await assert.rejects(world.show(searchItems, stranger, { q: '  ' }), { code: 'kernel.invalid-input' })
})

test('unanswered questions are counted without the numbers of anybody', async () => {
  for (const question of [
    '我的身份证 99010219900517001X 怎么查',
    '我的身份证 990102199104208083 怎么查',
    '养蜂要办什么证',
  ])
    await world.perform(noteUnanswered, stranger, { question })
  const { rows } = await world.show(unansweredQuestions, catalogueEditor('甲'), {})
  assert.ok(await assertFileIsList(world, unansweredQuestions, catalogueEditor('甲'), {}))
  assert.deepEqual(
    rows.map(({ question, times }) => [question, times]),
    [
      ['我的身份证 ＊怎么查', 2],
      ['养蜂要办什么证', 1],
    ],
  )
  const paged = await world.show(unansweredQuestions, catalogueEditor('甲'), { limit: 1 })
  const rest = await world.show(unansweredQuestions, catalogueEditor('甲'), { limit: 1, after: paged.next })
  assert.equal(rest.rows[0]?.question, '养蜂要办什么证')
  await assert.rejects(world.show(unansweredQuestions, stranger, {}), { code: 'kernel.sign-in-needed' })
})

test('over HTTP a stranger lists, searches and reads, and is told in Chinese what is not there', async () => {
  const http = await world.http()
  const get = async (url: string) => {
    const { statusCode, body } = await http.inject({ url })
    return { status: statusCode, body: JSON.parse(body) as Record<string, never> }
  }
  const listed = await get('/api/items?limit=2&audience=1')
  assert.deepEqual([listed.status, Array.isArray(listed.body['rows'])], [200, true])
  const found = await get(`/api/search/items?q=${encodeURIComponent('高龄津贴')}&limit=3`)
  const [first] = found.body['items'] as unknown as { id: string; name: string }[]
  assert.equal(first?.name, '高龄津贴')
  assert.equal((await get(`/api/items/${first?.id}`)).status, 200)
  assert.equal((await get(`/api/items/${first?.id}/form`)).status, 200)
  const missing = await get('/api/items/00000000-0000-7000-8000-000000000000')
  assert.deepEqual([missing.status, missing.body['code']], [404, 'catalogue.item-missing'])
  assert.equal((await get('/api/search/items?q=')).status, 422)
  assert.equal((await get('/api/catalogue/items')).status, 401)
})
