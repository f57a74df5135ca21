import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import type { ItemContent, ItemVersion } from '#modules/catalogue/index.ts'
import { branching, branchingItem, draftOf, givenItem, givenNextVersion } from '#modules/catalogue/testing.ts'
import { type GivenCitizen, givenCitizen } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { saveDraft } from './actions/save-draft.ts'
import { draftOfItem } from './views/draft-of-item.ts'
import { itemForm } from './views/item-form.ts'

let world: World
let organId: string
let citizen: GivenCitizen
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  citizen = await givenCitizen(world)
})
after(() => world.close())

const keysIn = (sections: { fields: { key: string }[] }[]) =>
  sections.flatMap((section) => section.fields.map((field) => field.key))
const material = branching.materials![0]!

/** Rented premises, few people: half filled in, with a lease. */
async function begun(): Promise<{ item: ItemVersion; file: string }> {
  const item = await branchingItem(world, organId)
  const file = item.id
  await world.perform(saveDraft, citizen.actor, {
    itemId: item.itemId,
    revision: 0,
    values: { name: '王静雯', landlord: '李明' },
    materials: { lease: [file], deed: [file] },
    situation: { premises: 'rented', staff: 'few' },
  })
  return { item, file }
}
const opened = async (itemId: string) => (await world.show(draftOfItem, citizen.actor, { itemId })).draft!

test('the form follows the situation, and the version asked for', async () => {
  const item = await branchingItem(world, organId)
  const shown = async (input: { versionId?: string; answers?: string }) =>
    keysIn((await world.show(itemForm, stranger, { id: item.itemId, ...input })).sections)
  assert.deepEqual(await shown({}), ['name', 'landlord'])
  assert.deepEqual(await shown({ answers: 'premises.own,staff.few' }), ['name'])
  assert.deepEqual(await shown({ answers: 'premises.rented,staff.few' }), ['name', 'landlord'])
  const { schema } = await world.show(itemForm, stranger, { id: item.itemId, answers: 'premises.own' })
  assert.deepEqual(schema['required'], ['name'])

  await givenNextVersion(world, item, { form: [{ ...branching.form![0]!, fields: [branching.form![0]!.fields[0]!] }] })
  assert.deepEqual(await shown({}), ['name'])
  assert.deepEqual(await shown({ versionId: item.id, answers: 'premises.rented,staff.few' }), ['name', 'landlord'])
})

test('what editors are still writing, and the version of another item, nobody is shown', async () => {
  const item = await branchingItem(world, organId)
  const other = await givenItem(world, { organId })
  const unpublished = await draftOf(world, item, { name: '示范经营许可（改）' })
  for (const versionId of [unpublished, other.id])
    await assert.rejects(world.show(itemForm, stranger, { id: item.itemId, versionId }), {
      code: 'catalogue.item-missing',
    })
})

test('a draft keeps the answers, and tells of no change while there is none', async () => {
  const { item } = await begun()
  const draft = await opened(item.itemId)
  assert.deepEqual([draft.situation, draft.changes], [{ premises: 'rented', staff: 'few' }, []])
})

test('half-way through a draft the item changes: what still fits is kept, and what changed is said', async () => {
  const { item, file } = await begun()
  const [applicant] = branching.form!
  const [name, landlord] = applicant!.fields
  const changes: Partial<ItemContent> = {
    materials: [
      ...branching
        .materials!.filter((one) => one.key !== 'health')
        .map((one) => (one.key === 'identity' ? { ...one, necessity: 'deferrable' as const, deferDays: 5 } : one)),
      { ...material, key: 'photo', name: '门头照片', when: 'premises = "rented"' },
      { ...material, key: 'survey', name: '测绘报告', when: 'premises = "own"' },
    ],
    form: [
      {
        ...applicant!,
        fields: [
          name!,
          { ...landlord!, kind: 'date', label: '租期截止' },
          { key: 'area', label: '面积', kind: 'number', required: true },
        ],
      },
    ],
    fees: [{ name: '工本费', standard: '每证 5 元', basis: '示范收费标准' }],
  }
  const next = await givenNextVersion(world, item, changes)
  const draft = await opened(item.itemId)
  assert.deepEqual(draft.values, { name: '王静雯' })
  assert.deepEqual(draft.materials, { lease: [file], deed: [file] })
  assert.deepEqual(draft.situation, { premises: 'rented', staff: 'few' })
  assert.deepEqual(
    draft.changes.map((one) => `${one.what} ${one.how} ${one.name}`),
    [
      'field added 面积',
      'field changed 租期截止',
      'material added 门头照片',
      'material changed 经营者身份证明',
      'fee added 工本费（每证 5 元）',
    ],
  )

  const saved = { itemId: item.itemId, values: draft.values, materials: draft.materials, situation: draft.situation }
  const asBefore = await world.perform(saveDraft, citizen.actor, { ...saved, revision: 1, versionId: item.id })
  assert.deepEqual([asBefore.versionId, asBefore.changedTo], [item.id, next.id])
  const takenOver = await world.perform(saveDraft, citizen.actor, { ...saved, revision: 2, versionId: next.id })
  assert.deepEqual([takenOver.versionId, takenOver.changedTo], [next.id, undefined])
  assert.deepEqual((await opened(item.itemId)).changes, [])
})

test('a question that is new or whose answer is gone is asked again; the rest of the answers stays', async () => {
  const { item } = await begun()
  const [premises, staff] = branching.situations!
  await givenNextVersion(world, item, {
    situations: [
      premises!,
      {
        ...staff!,
        options: [
          { key: 'none', label: '只有本人' },
          { key: 'many', label: '十人以上' },
        ],
      },
    ],
  })
  const draft = await opened(item.itemId)
  assert.deepEqual(draft.situation, { premises: 'rented' })
  assert.deepEqual(draft.changes, [{ what: 'question', how: 'changed', name: staff!.text }])
  assert.deepEqual(draft.values, { name: '王静雯', landlord: '李明' })
})
