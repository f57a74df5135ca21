import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { sql } from 'kysely'
import { createDraft } from './actions/create-draft.ts'
import { createItem } from './actions/create-item.ts'
import { editDraft } from './actions/edit-draft.ts'
import { publishVersion } from './actions/publish-version.ts'
import { recallDraft } from './actions/recall-draft.ts'
import { returnDraft } from './actions/return-draft.ts'
import { submitDraft } from './actions/submit-draft.ts'
import { withdrawItem } from './actions/withdraw-item.ts'
import { describeVersions, getItemVersion, getPublishedItem, setPopularity } from './index.ts'
import { catalogueEditor, contentExample, givenItem } from './testing.ts'
import { versionHistory } from './views/version-history.ts'
import { versionPage } from './views/version-page.ts'

const author = catalogueEditor('编写人')
const checker = catalogueEditor('审核人')
const citizen: Actor = { kind: 'citizen', id: 'c', subjectId: 'p', name: '王静雯', grants: new Map() }

let world: World
let organId: string
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
})
after(() => world.close())

let written = 0
const newItem = (by = author) =>
  world.perform(createItem, by, { organId, code: `TEST-${(written += 1)}`, content: contentExample() })
const submitted = async () => {
  const draft = await newItem()
  return world.perform(submitDraft, author, { id: draft.id, revision: draft.revision })
}

test('a draft becomes the item in force through two people', async () => {
  const draft = await newItem()
  assert.deepEqual([draft.no, draft.status, draft.can], [1, 'draft', ['edit-draft', 'submit-draft']])
  const waiting = await world.perform(submitDraft, author, { id: draft.id, revision: 1 })
  assert.deepEqual([waiting.status, waiting.can], ['submitted', ['recall-draft']])
  const inForce = await world.perform(publishVersion, checker, { id: draft.id })
  assert.equal(inForce.status, 'published')
  const published = await world.inside((ctx) => getPublishedItem(ctx, draft.itemId))
  assert.deepEqual([published.id, published.publishedOn, published.organId], [draft.id, '2026-03-02', organId])
})

test('nobody publishes or returns what they wrote themselves, not even from another post', async () => {
  const { id } = await submitted()
  await assert.rejects(world.perform(publishVersion, author, { id }), { code: 'catalogue.second-person' })
  const otherPost = { ...author, id: 'another-account' }
  await assert.rejects(world.perform(publishVersion, otherPost, { id }), { code: 'catalogue.second-person' })
  await assert.rejects(world.perform(returnDraft, author, { id, reason: '再看看' }), {
    code: 'catalogue.second-person',
  })
  const page = await world.show(versionPage, checker, { id })
  assert.deepEqual(page.can, ['return-draft', 'publish-version'])
})

test('whoever mends a draft has written in it too', async () => {
  const draft = await newItem()
  await world.perform(editDraft, checker, {
    id: draft.id,
    revision: 1,
    content: contentExample({ name: '示范经营许可（修改）' }),
  })
  await world.perform(submitDraft, author, { id: draft.id, revision: 2 })
  await assert.rejects(world.perform(publishVersion, checker, { id: draft.id }), { code: 'catalogue.second-person' })
})

test('the history names everybody who wrote, once for each round of writing', async () => {
  const draft = await newItem()
  const writes = async (who: Actor, revision: number) =>
    world.perform(editDraft, who, { id: draft.id, revision, content: contentExample() })
  for (const [at, who] of [author, checker, author, checker].entries()) await writes(who, at + 1)
  await world.perform(submitDraft, author, { id: draft.id, revision: 5 })
  const third = catalogueEditor('第三人')
  await world.perform(returnDraft, third, { id: draft.id, reason: '条款有误' })
  await writes(author, 5)
  await writes(author, 6)
  const { events } = await world.show(versionHistory, author, { id: draft.id })
  assert.deepEqual(
    events.map((one) => `${one.by}${one.title}`),
    ['编写人起草', '审核人修改', '编写人提交审核', '第三人退回', '编写人修改'],
  )
})

test('one of its writers takes a submitted draft back; nobody else does, and not what nobody waits for', async () => {
  const { id } = await submitted()
  await assert.rejects(world.perform(recallDraft, checker, { id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(recallDraft, stranger, { id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(recallDraft, citizen, { id }), { code: 'kernel.not-permitted' })
  const taken = await world.perform(recallDraft, author, { id })
  assert.deepEqual([taken.status, taken.can], ['draft', ['edit-draft', 'submit-draft']])
  await assert.rejects(world.perform(recallDraft, author, { id }), { code: 'catalogue.act-not-open' })
  const { events } = await world.show(versionHistory, author, { id })
  assert.deepEqual([events.at(-1)!.title, events.at(-1)!.by], ['撤回提交', '编写人'])
})

test('whoever still writes when a colleague hands the draft in is told by whom, and shown both texts', async () => {
  const draft = await newItem()
  const mine = contentExample({ summary: '我写的说明' })
  const late = async (who: Actor) =>
    world.perform(editDraft, who, { id: draft.id, revision: 1, content: mine }).then(
      () => assert.fail('saved all the same'),
      (refused: Problem) => refused,
    )
  await world.perform(editDraft, author, {
    id: draft.id,
    revision: 1,
    content: contentExample({ summary: '同事的说明' }),
  })
  const conflict = await late(checker)
  assert.deepEqual(
    [conflict.code, conflict.facts['by'], conflict.facts['mine']],
    ['catalogue.edit-conflict', '编写人', false],
  )
  assert.equal((await late(author)).facts['mine'], true)
  await world.perform(submitDraft, author, { id: draft.id, revision: 2 })
  const { code, facts } = await late(checker)
  const { title, by } = facts['last'] as { title: string; by: string }
  assert.deepEqual([code, title, by], ['catalogue.act-not-open', '提交审核', '编写人'])
  assert.deepEqual(facts['differences'], [
    { element: 'summary', title: '事项简介', part: undefined, before: '同事的说明', after: '我写的说明' },
  ])
  assert.equal((await world.show(versionPage, checker, { id: draft.id })).writtenBy, '编写人')
})

test('a returned draft says why and can be edited again', async () => {
  const { id } = await submitted()
  const back = await world.perform(returnDraft, checker, { id, reason: '承诺时限请与公示的一致' })
  assert.equal(back.status, 'draft')
  assert.equal((await world.show(versionPage, author, { id })).returnedBecause, '承诺时限请与公示的一致')
  const again = await world.perform(submitDraft, author, { id, revision: back.revision })
  assert.equal(again.status, 'submitted')
  assert.equal((await world.show(versionPage, author, { id })).returnedBecause, undefined)
})

test('two editors of one draft: the second is refused with what the first has saved', async () => {
  const draft = await newItem()
  const first = contentExample({ summary: '甲写的说明' })
  await world.perform(editDraft, author, { id: draft.id, revision: 1, content: first })
  const late = world.perform(editDraft, checker, {
    id: draft.id,
    revision: 1,
    content: contentExample({ summary: '乙写的说明' }),
  })
  type Conflict = { revision: number; content: { summary: string }; yours: { summary: string }; differences: object[] }
  await assert.rejects(late, ({ code, facts }: { code: string; facts: Conflict }) => {
    assert.deepEqual([code, facts.revision], ['catalogue.edit-conflict', 2])
    assert.deepEqual([facts.content.summary, facts.yours.summary], ['甲写的说明', '乙写的说明'])
    assert.deepEqual(facts.differences, [
      { element: 'summary', title: '事项简介', part: undefined, before: '甲写的说明', after: '乙写的说明' },
    ])
    return true
  })
  await assert.rejects(world.perform(submitDraft, author, { id: draft.id, revision: 1 }), {
    code: 'catalogue.edit-conflict',
  })
})

test('an act that is not open is refused and names those that are', async () => {
  const draft = await newItem()
  await assert.rejects(
    world.perform(publishVersion, checker, { id: draft.id }),
    (problem: { code: string; facts: object }) => {
      assert.deepEqual(
        [problem.code, problem.facts],
        ['catalogue.act-not-open', { status: 'draft', open: ['edit-draft', 'submit-draft'] }],
      )
      return true
    },
  )
  const waiting = await submitted()
  await assert.rejects(world.perform(editDraft, author, { id: waiting.id, revision: 1, content: contentExample() }), {
    code: 'catalogue.act-not-open',
  })
})

test('what could not be handled is not submitted', async () => {
  const content = contentExample({ promised: { days: 30, unit: 'working-day', explanation: '过长' } })
  const draft = await world.perform(createItem, author, { organId, code: 'TEST-unsound', content })
  await assert.rejects(world.perform(submitDraft, author, { id: draft.id, revision: 1 }), {
    code: 'catalogue.not-sound',
  })
})

test('publishing the next version supersedes the one in force; a running case keeps its own', async () => {
  const item = await givenItem(world, { organId })
  const draft = await world.perform(createDraft, author, { id: item.itemId })
  await assert.rejects(world.perform(createDraft, checker, { id: item.itemId }), { code: 'catalogue.draft-open' })
  await world.perform(editDraft, author, {
    id: draft.id,
    revision: 1,
    content: contentExample({ name: '示范经营许可（新）' }),
  })
  assert.equal((await world.inside((ctx) => getPublishedItem(ctx, item.itemId))).id, item.id, 'a draft changes nothing')
  await world.perform(submitDraft, author, { id: draft.id, revision: 2 })
  await world.perform(publishVersion, checker, { id: draft.id })
  const [now, old] = await world.inside(
    async (ctx) => [await getPublishedItem(ctx, item.itemId), await getItemVersion(ctx, item.id)] as const,
  )
  assert.deepEqual(
    [now.no, now.content.name, old.status, old.content.name],
    [2, '示范经营许可（新）', 'superseded', '示范经营许可'],
  )
  const names = await world.inside((ctx) => describeVersions(ctx, [now.id, old.id]))
  assert.deepEqual([names.get(now.id)?.name, names.get(old.id)?.itemId], ['示范经营许可（新）', item.itemId])
})

test('a withdrawn item cannot be applied for, and can come back through two people', async () => {
  const item = await givenItem(world, { organId })
  await world.perform(withdrawItem, checker, { id: item.itemId, reason: '依据已经废止' })
  await assert.rejects(
    world.inside((ctx) => getPublishedItem(ctx, item.itemId)),
    { code: 'catalogue.not-published' },
  )
  await assert.rejects(world.perform(withdrawItem, checker, { id: item.itemId, reason: '再取消一次' }), {
    code: 'catalogue.act-not-open',
  })
  const draft = await world.perform(createDraft, author, { id: item.itemId })
  await world.perform(submitDraft, author, { id: draft.id, revision: 1 })
  await world.perform(publishVersion, checker, { id: draft.id })
  assert.equal((await world.inside((ctx) => getPublishedItem(ctx, item.itemId))).no, 2)
})

test('published content cannot be changed even in the database', async () => {
  const item = await givenItem(world, { organId })
  const forged = world.inside((ctx) =>
    sql`update catalogue.item_version set content = '{}' where id = ${item.id}`.execute(ctx.db),
  )
  await assert.rejects(forged, /its content cannot change/)
})

test('a code belongs to one item, and a national one has a right credit code', async () => {
  await world.perform(createItem, author, { organId, code: 'TEST-twice', content: contentExample() })
  await assert.rejects(world.perform(createItem, author, { organId, code: 'TEST-twice', content: contentExample() }), {
    code: 'catalogue.code-taken',
  })
  const wrong = { organId, code: '11440300MB2D0722474440127028001', content: contentExample() }
  await assert.rejects(world.perform(createItem, author, wrong), { code: 'catalogue.code-malformed' })
})

test('strangers, citizens and editors of other regions write nothing', async () => {
  const draft = await newItem()
  const elsewhere = editorOf('990123')
  const input = { id: draft.id, revision: 1, content: contentExample() }
  await assert.rejects(world.perform(editDraft, stranger, input), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(editDraft, citizen, input), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(editDraft, elsewhere, input), { code: 'kernel.not-yours' })
  await assert.rejects(newItem(elsewhere), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(submitDraft, elsewhere, { id: draft.id, revision: 1 }), {
    code: 'kernel.not-yours',
  })
  await assert.rejects(world.perform(createDraft, elsewhere, { id: draft.itemId }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(withdrawItem, elsewhere, { id: draft.itemId, reason: '不是我的' }), {
    code: 'kernel.not-yours',
  })
  await assert.rejects(world.perform(publishVersion, stranger, { id: draft.id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(returnDraft, stranger, { id: draft.id, reason: '路过' }), {
    code: 'kernel.sign-in-needed',
  })
})

test('popularity comes from the modules that know, and those not named fall to nothing', async () => {
  const [one, other] = [await givenItem(world, { organId }), await givenItem(world, { organId })]
  await world.inside((ctx) =>
    setPopularity(
      ctx,
      new Map([
        [one.itemId, 5],
        [other.itemId, 7],
      ]),
    ),
  )
  await world.inside((ctx) => setPopularity(ctx, new Map([[one.itemId, 9]])))
  const { rows } = await world.inside((ctx) =>
    sql<{ id: string; popularity: number }>`
    select id, popularity from catalogue.item where id in (${one.itemId}, ${other.itemId}) order by popularity desc`.execute(
      ctx.db,
    ),
  )
  assert.deepEqual(rows, [
    { id: one.itemId, popularity: 9 },
    { id: other.itemId, popularity: 0 },
  ])
})

function editorOf(prefix: string): Actor {
  const grants = new Map(['catalogue.edit', 'catalogue.publish'].map((word) => [word, { regions: [prefix] }]))
  return { ...catalogueEditor(`编辑${prefix}`), grants }
}
