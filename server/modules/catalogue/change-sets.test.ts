import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { applyChangeSet } from './actions/apply-change-set.ts'
import { createChangeSet } from './actions/create-change-set.ts'
import { createDraft } from './actions/create-draft.ts'
import { rejectChangeSet } from './actions/reject-change-set.ts'
import { withdrawChangeSet } from './actions/withdraw-change-set.ts'
import type { BulkEdit, ItemContent, ItemVersion } from './contract.ts'
import { getPublishedItem } from './index.ts'
import { catalogueEditor, givenItem, givenNextVersion } from './testing.ts'
import { changeSetPage, changeSetPreview, changeSets } from './views/change-sets.ts'
import { versionHistory } from './views/version-history.ts'

const author = catalogueEditor('编写人')
const checker = catalogueEditor('审核人')
let world: World
let organId: string
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
})
after(() => world.close())

const newPhone: BulkEdit[] = [{ kind: 'set', path: 'service.phone', value: '0000-7654321' }]
const given = (items: readonly ItemVersion[], edits: BulkEdit[] = newPhone) => ({
  title: '更换咨询电话',
  reason: '大厅总机更换',
  itemIds: items.map((item) => item.itemId),
  edits,
})
const now = (item: ItemVersion) => world.inside((ctx) => getPublishedItem(ctx, item.itemId))

test('one reviewed set changes many items, each by a version of its own', async () => {
  const items = [await givenItem(world, { organId }), await givenItem(world, { organId })]
  const set = await world.perform(createChangeSet, author, given(items))
  assert.deepEqual([set.status, set.items], ['waiting', 2])
  const preview = await world.show(changeSetPage, checker, { id: set.id })
  assert.deepEqual(preview.can, ['apply-change-set', 'reject-change-set'])
  assert.deepEqual(
    preview.rows.map((row) => row.differences.map((one) => [one.part, one.before, one.after])),
    items.map(() => [['咨询电话', '0000-1234567', '0000-7654321']]),
  )
  assert.equal((await now(items[0]!)).no, 1, 'nothing changes before it is checked')
  const done = await world.perform(applyChangeSet, checker, { id: set.id })
  assert.deepEqual([done.published, done.leftOut], [2, 0])
  for (const item of items) {
    const current = await now(item)
    assert.deepEqual([current.no, current.content.service.phone], [2, '0000-7654321'])
    const history = await world.show(versionHistory, author, { id: current.id })
    assert.equal(history.events[0]?.why, '更换咨询电话：大厅总机更换')
  }
  const decided = await world.show(changeSetPage, author, { id: set.id })
  assert.ok(decided.rows.every((row) => row.versionId && row.differences.length === 1))
  assert.deepEqual([decided.status, decided.decidedBy, decided.can], ['applied', '审核人', []])
  assert.deepEqual((await world.show(changeSets, author, { status: 'applied' })).rows[0]?.id, set.id)
  assert.ok(await assertFileIsList(world, changeSets, author, { status: 'applied' }))
})

test('what changed meanwhile, is being edited or would be unsound is left out and says why', async () => {
  const items: ItemVersion[] = []
  for (let at = 0; at < 4; at++) items.push(await givenItem(world, { organId }))
  const [fine, moved, edited, unsound] = items as [ItemVersion, ItemVersion, ItemVersion, ItemVersion]
  const steps: ItemContent['steps'] = [{ key: 'decide', name: '决定', days: 3 }]
  await givenNextVersion(world, unsound, { promised: { days: 3, unit: 'working-day', explanation: '承诺' }, steps })
  const edits: BulkEdit[] = [{ kind: 'set', path: 'statutory.days', value: 7 }]
  await givenNextVersion(world, fine, { promised: { days: 5, unit: 'working-day', explanation: '承诺' }, steps })
  const set = await world.perform(createChangeSet, author, given([fine, moved, edited, unsound], edits))
  await givenNextVersion(world, moved, { summary: '新的简介' })
  await world.perform(createDraft, author, { id: edited.itemId })
  const page = await world.show(changeSetPage, checker, { id: set.id })
  const because = new Map(page.rows.map((row) => [row.itemId, row.leftOutBecause]))
  assert.match(because.get(moved.itemId)!, /已有新版本/)
  assert.match(because.get(edited.itemId)!, /没有发布的草稿/)
  assert.equal(because.get(fine.itemId), undefined)
  const done = await world.perform(applyChangeSet, checker, { id: set.id })
  assert.deepEqual([done.published, done.leftOut], [2, 2])
  assert.equal((await now(fine)).content.statutory.days, 7)
})

test('words are replaced wherever they stand, but never in codes and keys', async () => {
  const item = await givenItem(world, {
    organId,
    content: { localCode: '示范-001', summary: '到示范路办理', faq: [{ question: '示范路在哪', answer: '市中心' }] },
  })
  const edits: BulkEdit[] = [{ kind: 'replace-text', from: '示范', to: '新示范' }]
  const set = await world.perform(createChangeSet, author, given([item], edits))
  await world.perform(applyChangeSet, checker, { id: set.id })
  const { content } = await now(item)
  assert.deepEqual(
    [content.localCode, content.summary, content.faq[0]?.question, content.service.address],
    ['示范-001', '到新示范路办理', '新示范路在哪', '新示范路 1 号'],
  )
})

test('the effect is seen before anything is handed in, by whoever may edit the items', async () => {
  const item = await givenItem(world, { organId })
  const asked = { itemIds: [item.itemId], edits: newPhone }
  const { rows } = await world.show(changeSetPreview, author, asked)
  assert.deepEqual(
    rows.map((row) => row.differences.map((one) => [one.part, one.before, one.after])),
    [[['咨询电话', '0000-1234567', '0000-7654321']]],
  )
  const wrong: BulkEdit[] = [{ kind: 'set', path: 'trips', value: 'often' }]
  const refused = await world.show(changeSetPreview, author, { ...asked, edits: wrong })
  assert.equal(refused.rows[0]?.leftOutBecause, '改后不合格式（太长、太短或写法不对）：到办事现场次数')
  const elsewhere = { ...author, grants: new Map([['catalogue.edit', { regions: ['98'] }]]) }
  assert.deepEqual((await world.show(changeSetPreview, elsewhere, asked)).rows, [])
  await assert.rejects(world.show(changeSetPreview, stranger, asked), { code: 'kernel.sign-in-needed' })
  assert.deepEqual(
    (await world.show(changeSets, author, {})).rows.filter((set) => set.items === 0),
    [],
  )
})

test('what a set states is no longer a gap', async () => {
  const unstated = { address: '未填报', hours: '未填报', phone: '12345', complaintPhone: '12345' }
  const item = await givenItem(world, { organId, content: { service: unstated, gaps: ['service', 'trips'] } })
  const half = await world.show(changeSetPreview, author, { itemIds: [item.itemId], edits: newPhone })
  assert.match(half.rows[0]!.leftOutBecause!, /请一起填写/)
  const edits: BulkEdit[] = [
    { kind: 'set', path: 'service.address', value: '示范路 2 号' },
    { kind: 'set', path: 'service.hours', value: '工作日 9:00—17:00' },
  ]
  const set = await world.perform(createChangeSet, author, given([item], [...newPhone, ...edits]))
  assert.equal((await world.show(changeSetPage, author, { id: set.id })).own, true)
  await world.perform(applyChangeSet, checker, { id: set.id })
  assert.deepEqual((await now(item)).content.gaps, ['trips'])
})

test('a set that changes nothing is refused, and so are identities of items', async () => {
  const item = await givenItem(world, { organId })
  const same: BulkEdit[] = [{ kind: 'set', path: 'service.phone', value: item.content.service.phone }]
  await assert.rejects(world.perform(createChangeSet, author, given([item], same)), {
    code: 'catalogue.nothing-to-change',
  })
  const wrong: BulkEdit[] = [{ kind: 'set', path: 'trips', value: 'often' }]
  await assert.rejects(world.perform(createChangeSet, author, given([item], wrong)), {
    code: 'catalogue.nothing-to-change',
  })
  const codes: BulkEdit[] = [{ kind: 'set', path: 'basicCode', value: '000123018000' }]
  await assert.rejects(world.perform(createChangeSet, author, given([item], codes)), { code: 'kernel.invalid-input' })
})

test('the author does not check the set; a decided one stays decided; others and strangers do nothing', async () => {
  const item = await givenItem(world, { organId })
  const { id } = await world.perform(createChangeSet, author, given([item]))
  await assert.rejects(world.perform(applyChangeSet, author, { id }), { code: 'catalogue.second-person' })
  const elsewhere = { ...checker, grants: new Map([['catalogue.publish', { regions: ['98'] }]]) }
  await assert.rejects(world.perform(applyChangeSet, elsewhere, { id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(applyChangeSet, stranger, { id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(rejectChangeSet, stranger, { id, reason: '不行' }), {
    code: 'kernel.sign-in-needed',
  })
  await assert.rejects(world.perform(createChangeSet, stranger, given([item])), { code: 'kernel.sign-in-needed' })
  const rejected = await world.perform(rejectChangeSet, checker, { id, reason: '号码写错了' })
  assert.equal(rejected.status, 'rejected')
  await assert.rejects(world.perform(applyChangeSet, checker, { id }), { code: 'catalogue.act-not-open' })
  await assert.rejects(world.perform(rejectChangeSet, checker, { id, reason: '再退一次' }), {
    code: 'catalogue.act-not-open',
  })
  assert.equal((await now(item)).no, 1)
  const writer = { ...author, grants: new Map([['catalogue.edit', { regions: ['98'] }]]) }
  await assert.rejects(world.perform(createChangeSet, writer, given([item])), { code: 'kernel.not-yours' })
})

test('whoever handed a set in may take it back before it is decided; nothing has changed', async () => {
  const item = await givenItem(world, { organId })
  const { id } = await world.perform(createChangeSet, author, given([item]))
  assert.deepEqual((await world.show(changeSetPage, author, { id })).can, ['withdraw-change-set'])
  await assert.rejects(world.perform(withdrawChangeSet, checker, { id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(withdrawChangeSet, stranger, { id }), { code: 'kernel.sign-in-needed' })
  await world.perform(withdrawChangeSet, author, { id })
  const page = await world.show(changeSetPage, author, { id })
  assert.deepEqual([page.status, page.decidedBy, page.can], ['withdrawn', '编写人', []])
  assert.equal((await now(item)).no, 1)
  for (const act of [applyChangeSet, withdrawChangeSet])
    await assert.rejects(world.perform(act, act === applyChangeSet ? checker : author, { id }), {
      code: 'catalogue.act-not-open',
    })
})
