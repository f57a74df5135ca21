/** Search, trees and the lexicon desk on a real database: what editors teach counts at the next question. */
import assert from 'node:assert/strict'
import { after as atTheEnd, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { createApp } from '#kernel/app.ts'
import { newId } from '#kernel/id.ts'
import { show } from '#kernel/view.ts'
import { givenOrgan } from '#modules/identity/testing.ts'
import { ensureRegion } from '#modules/vocabulary/index.ts'
import { modules } from '#server/modules.ts'
import { openWorld, TEST_MASTER_KEY, type World } from '#server/testing.ts'
import { editTree } from '../actions/edit-tree.ts'
import { noteUnanswered } from '../actions/note-unanswered.ts'
import { retireWord } from '../actions/retire-word.ts'
import { settleQuestion } from '../actions/settle-question.ts'
import { teachWord } from '../actions/teach-word.ts'
import { setPopularity } from '../index.ts'
import { branching, givenItem, withdrawnItem } from '../testing.ts'
import { lexicon, lexiconObjects, tryQuestion } from '../views/lexicon.ts'
import { searchItems } from '../views/search-items.ts'
import { tree, treeDraft, treeItems, wantItems } from '../views/trees.ts'
import { unansweredQuestions } from '../views/unanswered-questions.ts'
import { seedSearch } from './seed.ts'

let world: World
let organId: string
const stranger: Actor = { kind: 'stranger', id: '', name: '访客', grants: new Map() }
const teacher: Actor = {
  kind: 'staff',
  id: newId(new Date(0)),
  subjectId: 'staff:teacher',
  name: '编目员',
  grants: new Map([
    ['catalogue.teach', { regions: ['9901'] }],
    ['catalogue.edit', { regions: ['9901'] }],
  ]),
}

before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world, { name: '示范市政务服务局', regionCode: '990100000000' })).id
  for (const name of [
    '食品经营许可（新办）',
    '食品经营许可（注销）',
    '社会保障卡补领',
    '社会保障卡申领',
    '养犬登记证核发',
    '出生登记',
  ])
    await givenItem(world, { organId, content: { name, keywords: [] } })
})
atTheEnd(() => world.close())

const names = async (q: string, more: { audience?: '1' | '2' } = {}) =>
  (await world.show(searchItems, stranger, { q, ...more })).items.map((item) => item.name)

test('plain speech finds the item, says why, and says how sure it is', async () => {
  const { items, sure, understood } = await world.show(searchItems, stranger, { q: '饭店不开了' })
  assert.equal(items[0]?.name, '食品经营许可（注销）')
  assert.equal(items[0]?.why, '您说的“饭店不开了”，办的事叫“食品经营许可”，办的是“注销”')
  assert.equal(sure, true)
  assert.ok(understood.some((one) => one.act === '注销'))
  assert.equal((await world.show(searchItems, stranger, { q: '量子纠缠' })).sure, false)
})

test('a word is taught and counts at the next question, here and in another process', async () => {
  assert.ok(!(await names('汪星人')).includes('养犬登记证核发'))
  const taught = await world.perform(teachWord, teacher, { said: '汪星人', object: '养犬登记' })
  assert.equal((await names('汪星人'))[0], '养犬登记证核发')
  const other = createApp({
    ...world.app,
    databaseUrl: world.databaseUrl,
    masterKey: TEST_MASTER_KEY,
    modules,
    poolSize: 1,
  })
  const caller = { actor: stranger, requestId: 'test' }
  const elsewhere = async () => (await show(other, searchItems, { ...caller }, { q: '汪星人' })).items[0]?.name
  assert.equal(await elsewhere(), '养犬登记证核发')
  await world.perform(retireWord, teacher, { id: taught.id })
  assert.equal(await elsewhere(), undefined)
  await other.close()
})

test('the same meaning is not taught twice, a retired one may come back, an unknown one is not retired', async () => {
  const input = { said: '毛孩子', object: '养犬登记' }
  const { id } = await world.perform(teachWord, teacher, input)
  await assert.rejects(world.perform(teachWord, teacher, input), { code: 'catalogue.word-known' })
  await world.perform(retireWord, teacher, { id })
  await assert.rejects(world.perform(retireWord, teacher, { id }), { code: 'catalogue.word-missing' })
  assert.equal((await world.perform(teachWord, teacher, input)).retired, false)
})

test('a new thing is taught with the way names write it; without that it is refused', async () => {
  await givenItem(world, { organId, content: { name: '低空飞行服务站设立审批', keywords: [] } })
  await assert.rejects(world.perform(teachWord, teacher, { said: '无人机驿站', object: '低空驿站' }), {
    code: 'catalogue.object-unknown',
  })
  await world.perform(teachWord, teacher, { said: '无人机驿站', object: '低空驿站', written: ['低空飞行服务站'] })
  assert.equal((await names('办个无人机驿站'))[0], '低空飞行服务站设立审批')
})

test('an act word is taught by itself', async () => {
  await world.perform(teachWord, teacher, { said: '鸡飞蛋打', act: '注销' })
  assert.equal((await names('食品经营许可鸡飞蛋打'))[0], '食品经营许可（注销）')
})

test('only those who may teach do', async () => {
  const clerk: Actor = { ...teacher, grants: new Map([['catalogue.edit', { everywhere: true }]]) }
  for (const actor of [stranger, clerk]) {
    await assert.rejects(world.perform(teachWord, actor, { said: '小可爱', object: '养犬登记' }))
    await assert.rejects(world.perform(retireWord, actor, { id: newId(new Date(0)) }))
    await assert.rejects(world.perform(settleQuestion, actor, { question: '问题', status: 'ignored' }))
    await assert.rejects(world.perform(editTree, actor, { tree: 'person', revision: 1, title: '标题', nodes: [] }))
  }
})

test('the desk pages through sayings and things without gap or repeat', async () => {
  const all: string[] = []
  let after: string | undefined
  do {
    const page = await world.show(lexicon, teacher, { object: '养犬登记', limit: 4, after })
    all.push(...page.rows.map((row) => row.said))
    after = page.next
  } while (after)
  assert.equal(new Set(all).size, all.length)
  assert.ok(all.includes('毛孩子') && all.includes('狗证'))
  const things = await world.show(lexiconObjects, teacher, { name: '养犬' })
  assert.deepEqual(
    things.rows.map(({ object, items }) => [object, items]),
    [['养犬登记', 1]],
  )
  const retired = await world.show(lexicon, teacher, { show: 'retired', said: '汪' })
  assert.deepEqual(
    retired.rows.map((row) => row.said),
    ['汪星人'],
  )
})

test('a question is tried without being counted', async () => {
  const tried = await world.show(tryQuestion, teacher, { q: '社保卡掉了' })
  assert.equal(tried.items[0]?.name, '社会保障卡补领')
  assert.ok(tried.understood.some((one) => one.object === '社会保障卡'))
})

test('what nobody could answer waits for the editor, is taught or ignored, and opens again when asked again', async () => {
  for (const question of ['月亮上办证', '月亮上办证', '代跑腿'])
    await world.perform(noteUnanswered, stranger, { question })
  const open = await world.show(unansweredQuestions, teacher, {})
  assert.deepEqual(
    open.rows.map(({ question, times }) => [question, times]),
    [
      ['月亮上办证', 2],
      ['代跑腿', 1],
    ],
  )
  assert.equal(open.open, 2)
  await world.perform(teachWord, teacher, { said: '代跑腿', object: '个体工商户', question: '代跑腿' })
  await world.perform(settleQuestion, teacher, { question: '月亮上办证', status: 'ignored' })
  assert.deepEqual((await world.show(unansweredQuestions, teacher, {})).rows, [])
  assert.equal((await world.show(unansweredQuestions, teacher, { status: 'taught' })).rows[0]?.question, '代跑腿')
  for (const question of ['月亮上办证', '代跑腿']) await world.perform(noteUnanswered, stranger, { question })
  assert.deepEqual(
    (await world.show(unansweredQuestions, teacher, {})).rows.map((row) => row.question),
    ['代跑腿'],
  )
  await assert.rejects(world.perform(settleQuestion, teacher, { question: '没有问过', status: 'ignored' }), {
    code: 'catalogue.question-missing',
  })
})

test('a place named in the question tilts the answer, and of equal items the more used one is first', async () => {
  await world.inside((ctx) => ensureRegion(ctx, { code: '990123000000', name: '青禾县' }))
  const county = await givenOrgan(world, { name: '青禾县政务服务局', regionCode: '990123000000' })
  const content = { name: '取水许可', keywords: [] }
  const here = await givenItem(world, { organId, content })
  const there = await givenItem(world, { organId: county.id, content })
  const first = async (q: string) => (await world.show(searchItems, stranger, { q, limit: 1 })).items[0]?.id
  await world.inside((ctx) => setPopularity(ctx, new Map([[here.itemId, 500]])))
  world.moveTo('2026-03-03')
  assert.equal(await first('打井'), here.itemId)
  assert.equal(await first('在青禾县打井'), there.itemId)
})

test('the trees are there from the start, count items, and lead to them', async () => {
  const { nodes } = await world.show(tree, stranger, { tree: 'guidance' })
  const food = nodes.find((node) => node.key === 'shop')?.nodes?.find((node) => node.key === 'food')
  assert.ok(food && food.items >= 2)
  const { items, path } = await world.show(treeItems, stranger, { tree: 'guidance', path: 'shop/food/restaurant/end' })
  assert.deepEqual(
    items.map((item) => item.name),
    ['食品经营许可（注销）'],
  )
  assert.deepEqual(
    path.map(({ key }) => key),
    ['shop', 'food', 'restaurant', 'end'],
  )
  const birth = await world.show(treeItems, stranger, { tree: 'person', path: 'birth' })
  assert.ok(birth.items.some((item) => item.name === '出生登记'))
  await assert.rejects(world.show(treeItems, stranger, { tree: 'person', path: 'birth/moon' }), {
    code: 'catalogue.leaf-missing',
  })
})

test('a withdrawn item leaves the trees and the search', async () => {
  const gone = await givenItem(world, { organId, content: { name: '护照签发', keywords: [] } })
  const leaf = { tree: 'guidance', path: 'paper/passport' } as const
  assert.equal((await world.show(treeItems, stranger, leaf)).items.length, 1)
  await withdrawnItem(world, gone)
  assert.equal((await world.show(treeItems, stranger, leaf)).items.length, 0)
  assert.ok(!(await names('出国')).includes('护照签发'))
})

test('a tree is replaced as a whole by who saw its latest revision, if every way in it ends somewhere', async () => {
  const { revision, nodes, title, empty } = await world.show(treeDraft, teacher, { tree: 'enterprise' })
  assert.ok(empty.length > 0)
  const wanted = [
    { key: 'open', label: '开张', nodes: [{ key: 'food', label: '餐饮', wants: [{ object: '食品经营许可' }] }] },
  ]
  const dead = [{ key: 'open', label: '开张' }]
  await assert.rejects(world.perform(editTree, teacher, { tree: 'enterprise', revision, title, nodes: dead }), {
    code: 'catalogue.tree-unsound',
  })
  const edited = await world.perform(editTree, teacher, {
    tree: 'enterprise',
    revision,
    title: '企业一生',
    nodes: wanted,
  })
  assert.equal(edited.revision, revision + 1)
  await assert.rejects(world.perform(editTree, teacher, { tree: 'enterprise', revision, title, nodes }), {
    code: 'catalogue.edit-conflict',
  })
  const seen = await world.show(tree, stranger, { tree: 'enterprise' })
  assert.deepEqual([seen.title, seen.nodes[0]?.items], ['企业一生', 2])
})

test('a leaf may answer the first questions of the items it leads to; items that ask other ones do without', async () => {
  await givenItem(world, { organId, content: { ...branching, name: '养老机构备案', keywords: [] } })
  await givenItem(world, { organId, content: { name: '养老机构备案变更', keywords: [] } })
  const seen = await world.show(wantItems, teacher, { object: '养老机构设立备案' })
  assert.deepEqual(
    [seen.known, seen.total, seen.items.length, seen.situations.map((one) => one.key)],
    [true, 2, 2, ['premises', 'staff']],
  )
  assert.equal((await world.show(wantItems, teacher, { object: '没有的事物' })).known, false)
  const { revision, title } = await world.show(treeDraft, teacher, { tree: 'enterprise' })
  const answers = 'staff.few,premises.rented,colour.red'
  const nodes = [{ key: 'old', label: '养老院', wants: [{ object: '养老机构设立备案', answers }] }]
  await world.perform(editTree, teacher, { tree: 'enterprise', revision, title, nodes })
  const { items } = await world.show(treeItems, stranger, { tree: 'enterprise', path: 'old' })
  assert.deepEqual(
    items.map((item) => [item.name, item.answers]),
    [
      ['养老机构备案', 'premises.rented,staff.few'],
      ['养老机构备案变更', undefined],
    ],
  )
  const wrong = [{ key: 'old', label: '养老院', wants: [{ object: '养老机构设立备案', answers: '租的' }] }]
  await assert.rejects(
    world.perform(editTree, teacher, { tree: 'enterprise', revision: revision + 1, title, nodes: wrong }),
    { code: 'kernel.invalid-input' },
  )
})

test('starting again neither brings back what people retired nor touches what they wrote', async () => {
  const { rows } = await world.show(lexicon, teacher, { said: '狗证' })
  await world.perform(retireWord, teacher, { id: rows[0]!.id })
  await sql`update catalogue.lexicon_edition set seed = 'an older version'`.execute(world.app.db)
  await world.inside(seedSearch)
  assert.deepEqual((await world.show(lexicon, teacher, { said: '狗证' })).rows, [])
  assert.ok((await world.show(lexicon, teacher, { said: '毛孩子' })).rows[0]?.taught)
  assert.equal((await world.show(tree, stranger, { tree: 'enterprise' })).title, '企业一生')
})
