import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { catalogueEditor, givenItem, givenNextVersion, withdrawnItem } from '#modules/catalogue/testing.ts'
import { type GivenCitizen, givenCitizen, givenEnterprise } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { sql } from 'kysely'
import { discardDraft } from './actions/discard-draft.ts'
import { saveDraft } from './actions/save-draft.ts'
import { applicationFiled, findDraftOf } from './index.ts'
import { draftOfItem } from './views/draft-of-item.ts'
import { draftPage } from './views/draft-page.ts'
import { itemForm } from './views/item-form.ts'
import { myDrafts } from './views/my-drafts.ts'
import { prefill } from './views/prefill.ts'

let world: World
let organId: string
let citizen: GivenCitizen
let other: GivenCitizen
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  citizen = await givenCitizen(world, { name: '王静雯' })
  other = await givenCitizen(world, { name: '李明' })
})
after(() => world.close())

const values = { name: '王静雯', phone: '19900000001' }
const newDraft = async () => {
  const item = await givenItem(world, { organId })
  return { item, draft: await world.perform(saveDraft, citizen.actor, { itemId: item.itemId, revision: 0, values }) }
}

test('a draft is saved, found again on another device and saved on', async () => {
  const { item, draft } = await newDraft()
  assert.deepEqual([draft.revision, draft.versionId, draft.open, draft.changedTo], [1, item.id, true, undefined])
  const opened = await world.show(draftOfItem, citizen.actor, { itemId: item.itemId })
  assert.deepEqual([opened.draft?.values, opened.draft?.step], [values, 'form'])
  const more = {
    itemId: item.itemId,
    revision: 1,
    values: { ...values, statement: '想开店' },
    materials: { premises: [item.id] },
    step: 'materials',
  }
  assert.equal((await world.perform(saveDraft, citizen.actor, more)).revision, 2)
  const page = await world.show(draftPage, citizen.actor, { id: draft.id })
  assert.deepEqual(
    [page.values, page.materials, page.step, page.itemName],
    [more.values, more.materials, 'materials', '示范经营许可'],
  )
})

test('a half-filled and a wrong form are saved all the same', async () => {
  const item = await givenItem(world, { organId })
  const input = { itemId: item.itemId, revision: 0, values: { phone: '1', unknown: ['x'], empty: null } }
  await world.perform(saveDraft, citizen.actor, input)
  assert.deepEqual((await world.show(draftOfItem, citizen.actor, { itemId: item.itemId })).draft?.values, input.values)
})

test('of two devices the second is shown what the first has saved', async () => {
  const { item } = await newDraft()
  await world.perform(saveDraft, citizen.actor, { itemId: item.itemId, revision: 1, values: { name: '第一台' } })
  for (const revision of [0, 1]) {
    const late = world.perform(saveDraft, citizen.actor, { itemId: item.itemId, revision, values: { name: '第二台' } })
    await assert.rejects(late, (problem: { code: string; facts: { draft: { values: object; revision: number } } }) => {
      assert.deepEqual(
        [problem.code, problem.facts.draft.values, problem.facts.draft.revision],
        ['forms.draft-conflict', { name: '第一台' }, 2],
      )
      return true
    })
  }
})

test('a draft keeps the version it was begun on and tells of the new one, and of the end of the item', async () => {
  const { item, draft } = await newDraft()
  const next = await givenNextVersion(world, item, { name: '示范经营许可（新版）' })
  const page = await world.show(draftPage, citizen.actor, { id: draft.id })
  assert.deepEqual([page.versionId, page.changedTo, page.open], [item.id, next.id, true])
  await withdrawnItem(world, next)
  assert.equal((await world.show(draftPage, citizen.actor, { id: draft.id })).open, false)
})

test('no draft is begun for what is not on the published list', async () => {
  const item = await givenItem(world, { organId })
  await withdrawnItem(world, item)
  const input = { itemId: item.itemId, revision: 0, values }
  await assert.rejects(world.perform(saveDraft, citizen.actor, input), { code: 'catalogue.not-published' })
})

test('a draft is there for its applicant alone', async () => {
  const { item, draft } = await newDraft()
  await assert.rejects(world.show(draftPage, other.actor, { id: draft.id }), { code: 'forms.draft-missing' })
  await assert.rejects(world.perform(discardDraft, other.actor, { id: draft.id }), { code: 'forms.draft-missing' })
  assert.equal((await world.show(draftOfItem, other.actor, { itemId: item.itemId })).draft, undefined)
  await assert.rejects(world.show(draftPage, stranger, { id: draft.id }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(saveDraft, stranger, { itemId: item.itemId, revision: 1, values }), {
    code: 'kernel.sign-in-needed',
  })
  await assert.rejects(world.perform(saveDraft, catalogueEditor('甲'), { itemId: item.itemId, revision: 0, values }), {
    code: 'kernel.not-permitted',
  })
  await assert.rejects(world.perform(discardDraft, stranger, { id: draft.id }), { code: 'kernel.sign-in-needed' })
})

test('a person’s drafts and those of the enterprise they act for are kept apart', async () => {
  const enterprise = await givenEnterprise(world, { agent: citizen })
  const { item } = await newDraft()
  await world.perform(saveDraft, enterprise.actor, { itemId: item.itemId, revision: 0, values: { name: '企业的' } })
  assert.deepEqual((await world.show(draftOfItem, citizen.actor, { itemId: item.itemId })).draft?.values, values)
  assert.deepEqual((await world.show(draftOfItem, enterprise.actor, { itemId: item.itemId })).draft?.values, {
    name: '企业的',
  })
})

test('my drafts come latest first, page by page', async () => {
  const person = await givenCitizen(world)
  const saved: { id: string; savedAt: string }[] = []
  for (let n = 0; n < 5; n++) {
    const { itemId } = await givenItem(world, { organId })
    saved.push(await world.perform(saveDraft, person.actor, { itemId, revision: 0, values }))
    world.clock.advance(n % 2 === 0 ? 0 : 60_000)
  }
  const first = await world.show(myDrafts, person.actor, { limit: 2 })
  const second = await world.show(myDrafts, person.actor, { limit: 2, after: first.next })
  const third = await world.show(myDrafts, person.actor, { limit: 2, after: second.next })
  const seen = [first, second, third].flatMap((page) => page.rows.map((row) => row.id))
  assert.equal(third.next, undefined)
  const latestFirst = saved.toSorted((one, next) => (`${one.savedAt}${one.id}` > `${next.savedAt}${next.id}` ? -1 : 1))
  assert.deepEqual(
    seen,
    latestFirst.map((draft) => draft.id),
  )
})

test('a discarded draft is gone, and cannot be saved on', async () => {
  const { item, draft } = await newDraft()
  await world.perform(discardDraft, citizen.actor, { id: draft.id })
  await assert.rejects(world.show(draftPage, citizen.actor, { id: draft.id }), { code: 'forms.draft-missing' })
  await assert.rejects(world.perform(saveDraft, citizen.actor, { itemId: item.itemId, revision: 1, values }), {
    code: 'forms.draft-missing',
  })
})

test('filing drops the draft', async () => {
  const { item } = await newDraft()
  const applicant = { kind: 'person' as const, id: citizen.personId }
  assert.ok(await world.inside((ctx) => findDraftOf(ctx, applicant, item.itemId)))
  const filed = { itemId: item.itemId, caseId: randomUUID(), content: item.content, values }
  await world.inside((ctx) => applicationFiled(ctx, applicant, filed))
  assert.equal(await world.inside((ctx) => findDraftOf(ctx, applicant, item.itemId)), undefined)
})

test('what was typed stands neither in the table nor in the audit trail in the clear', async () => {
  const item = await givenItem(world, { organId })
  await world.perform(saveDraft, citizen.actor, {
    itemId: item.itemId,
    revision: 0,
    values: { secret: '绝密申请事由' },
  })
  const { rows } = await world.inside((ctx) =>
    sql<{ text: string }>`
    select row_to_json(d)::text as text from forms.draft d union all select facts::text from kernel.audit`.execute(
      ctx.db,
    ),
  )
  assert.ok(rows.every(({ text }) => !text.includes('绝密')))
})

test('the form is there for everybody, with its JSON Schema', async () => {
  const item = await givenItem(world, { organId })
  const form = await world.show(itemForm, stranger, { id: item.itemId })
  assert.deepEqual([form.versionId, form.sections], [item.id, item.content.form])
  assert.deepEqual(form.schema['required'], ['name', 'phone'])
})

test('a form is filled in from the applicant’s own record, marked, and the look is logged', async () => {
  const item = await givenItem(world, { organId })
  const seen = await world.show(prefill, citizen.actor, { id: item.itemId })
  assert.deepEqual(seen.values, { name: '王静雯', phone: '19900000001' })
  assert.deepEqual(seen.sources['name'], { from: 'person', mark: '来自您的实名信息' })
  const { rows } = await world.inside((ctx) =>
    sql<{ facts: { fields: string[] } }>`
    select facts from kernel.audit where act = 'forms.prefill' and subject = ${citizen.personId} order by id desc limit 1`.execute(
      ctx.db,
    ),
  )
  assert.deepEqual(rows[0]?.facts.fields, ['name', 'phone'])
})

test('acting for an enterprise, its fields come from its own record', async () => {
  const enterprise = await givenEnterprise(world, { agent: other, name: '示范市云桥茶馆有限公司' })
  const fields = [
    { key: 'firm', label: '企业名称', kind: 'text', required: true, prefill: 'enterprise.name' },
    { key: 'code', label: '统一社会信用代码', kind: 'uscc', required: true, prefill: 'enterprise.uscc' },
    { key: 'contact', label: '经办人', kind: 'text', required: true, prefill: 'person.name' },
  ] as const
  const item = await givenItem(world, {
    organId,
    content: {
      form: [{ key: 's', title: '企业', fields: [...fields] }],
      result: { kind: 'approval', name: '决定书', faceFields: [] },
    },
  })
  const seen = await world.show(prefill, enterprise.actor, { id: item.itemId })
  assert.deepEqual(seen.values, { firm: '示范市云桥茶馆有限公司', code: enterprise.uscc, contact: '李明' })
  const registered = { from: 'enterprise', mark: '来自企业登记信息' }
  const contact = { from: 'person', mark: '来自您的实名信息' }
  assert.deepEqual(seen.sources, { firm: registered, code: registered, contact })
  assert.deepEqual((await world.show(prefill, other.actor, { id: item.itemId })).values, { contact: '李明' })
  await assert.rejects(world.show(prefill, stranger, { id: item.itemId }), { code: 'kernel.sign-in-needed' })
})
