import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Actor } from '#kernel/actor.ts'
import { stranger } from '#kernel/actor.ts'
import { addDays } from '#kernel/time.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { markCheckedAgainstOriginal } from '#modules/documents/index.ts'
import { uploadFile, whitePicture } from '#modules/documents/testing.ts'
import { findFactUse } from '#modules/exchange/index.ts'
import { givenFactSources, myFactQuestions } from '#modules/exchange/testing.ts'
import { givenCitizen, givenOrgan, givenStaff, someIdNumber } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { askForMaterial } from './actions/ask-for-material.ts'
import { checkOriginal } from './actions/check-original.ts'
import { fileForApplicant } from './actions/file-for-applicant.ts'
import { prepareAtWindow } from './actions/prepare-at-window.ts'
import { receiveCorrection } from './actions/receive-correction.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import * as contract from './contract.ts'
import { findMaterialUse } from './reuse.ts'
import { type Asked, type Earlier, monthsBefore, reusableFor } from './rules/reuse.ts'
import { filledForm, givenCase } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { materialContent } from './views/case-files.ts'
import { notAsked } from './views/not-asked.ts'
import { materialUses, reusableMaterials, standingMaterials } from './views/reuse.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const booklet = {
  key: 'booklet',
  name: '居民户口簿',
  necessity: 'required',
  form: 'either',
  originals: 0,
  copies: 1,
  source: 'government',
} as const
const asks = (reuse?: { least: 'A' | 'B' | 'C'; months: number }) => ({ materials: [{ ...booklet, reuse }] })

async function handedIn(actor: Actor) {
  const { id } = await world.perform(uploadFile, actor, { name: '户口簿.png', content: whitePicture })
  const story = await givenCase(world, {
    content: asks(),
    applicant: actor,
    materials: [{ key: 'booklet', documentIds: [id] }],
  })
  return { fileId: id, ...story }
}

const again = (actor: Actor, fileId: string, fromCase: string, reuse: Parameters<typeof asks>[0]) =>
  givenCase(world, {
    content: asks(reuse),
    applicant: actor,
    materials: [{ key: 'booklet', documentIds: [fileId], fromCase }],
  })

const offered = async (actor: Actor, reuse: Parameters<typeof asks>[0]) => {
  const organ = await givenOrgan(world)
  const { itemId } = await givenItem(world, { organId: organ.id, content: asks(reuse) })
  return (await world.show(reusableMaterials, actor, { itemId })).rows
}

test('a material handed in before stands for the same one of another item, and its holder sees the use', async () => {
  const { actor } = await givenCitizen(world)
  const first = await handedIn(actor)
  const second = await again(actor, first.fileId, first.caseId, { least: 'C', months: 12 })
  const { rows } = await world.show(materialUses, actor, {})
  assert.deepEqual(
    rows.map((use) => [use.materialName, use.by, use.caseId, use.fromCaseId]),
    [['居民户口簿', second.organ.name, second.caseId, first.caseId]],
  )
  world.moveTo('2026-04-02')
  const guide = await world.show(notAsked, stranger, { id: second.item.itemId })
  assert.deepEqual([guide.cases, guide.materials], [1, 1])
  const none = await world.show(notAsked, stranger, { id: first.item.itemId })
  assert.deepEqual([none.cases, none.materials, none.fields], [0, 0, 0])
  const line = await world.inside((ctx) => findMaterialUse(ctx, rows[0]!.id))
  assert.deepEqual([line?.by, line?.thing.title, line?.holder.id], [second.organ.name, '居民户口簿', actor.subjectId])
})

test('a reviewer gets a copy marked with its one purpose, the applicant the file as it was handed in', async () => {
  const { actor } = await givenCitizen(world)
  const first = await handedIn(actor)
  const second = await again(actor, first.fileId, first.caseId, { least: 'C', months: 12 })
  const asked = { caseId: second.caseId, documentId: first.fileId }
  const copy = await world.show(materialContent, second.approver, asked)
  assert.equal(copy.mediaType, 'application/pdf')
  assert.equal(Buffer.from(copy.content).subarray(0, 5).toString(), '%PDF-')
  const own = await world.show(materialContent, actor, asked)
  assert.deepEqual(Buffer.from(own.content), Buffer.from(whitePicture))
  const firstRead = await world.show(materialContent, first.approver, {
    caseId: first.caseId,
    documentId: first.fileId,
  })
  assert.equal(firstRead.mediaType, 'image/png')
})

test('what must have been checked against the original is offered only once it was', async () => {
  const { actor } = await givenCitizen(world)
  const first = await handedIn(actor)
  const wish = { least: 'B', months: 12 } as const
  assert.deepEqual(await offered(actor, wish), [])
  await assert.rejects(again(actor, first.fileId, first.caseId, wish), { code: contract.materialNotUsable.code })
  await world.inside((ctx) => markCheckedAgainstOriginal(ctx, [first.fileId]), first.approver)
  assert.deepEqual(
    (await offered(actor, wish)).map((one) => [one.caseId, one.trustLevel]),
    [[first.caseId, 'B']],
  )
  const second = await again(actor, first.fileId, first.caseId, wish)
  assert.ok(second.caseId)
})

test('nobody uses the material of another, nor another file under the name of an earlier case', async () => {
  const [mine, theirs] = [await givenCitizen(world), await givenCitizen(world)]
  const foreign = await handedIn(theirs.actor)
  const own = await handedIn(mine.actor)
  const wish = { least: 'C', months: 12 } as const
  for (const [file, from] of [
    [foreign.fileId, foreign.caseId],
    [foreign.fileId, own.caseId],
    [own.fileId, foreign.caseId],
  ] as const)
    await assert.rejects(again(mine.actor, file, from, wish), { code: contract.materialNotUsable.code })
  await assert.rejects(again(mine.actor, own.fileId, own.caseId, undefined), {
    code: contract.materialNotUsable.code,
  })
  assert.deepEqual((await world.show(materialUses, mine.actor, {})).rows, [])
  await assert.rejects(world.show(materialUses, stranger, {}), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.show(reusableMaterials, stranger, { itemId: own.item.itemId }), {
    code: 'kernel.sign-in-needed',
  })
})

test('what stood for a later material does not grow younger by that, and a correction offers what the case does not have yet', async () => {
  const { actor } = await givenCitizen(world)
  const first = await handedIn(actor)
  const wish = { least: 'C', months: 12 } as const
  const second = await again(actor, first.fileId, first.caseId, wish)
  assert.deepEqual(
    (await offered(actor, wish)).map((one) => one.caseId),
    [first.caseId],
  )
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: second.organ.id })).actor
  await world.perform(askCorrection, clerk, {
    caseId: second.caseId,
    items: [{ kind: 'material', key: 'booklet', problem: '缺少本人页' }],
  })
  assert.deepEqual((await world.show(standingMaterials, actor, { caseId: second.caseId })).reusable, [])
  const newer = await handedIn(actor)
  const [offer] = (await world.show(standingMaterials, clerk, { caseId: second.caseId })).reusable
  assert.equal(offer?.caseId, newer.caseId)
  const another = (await givenCitizen(world)).actor
  await assert.rejects(world.show(standingMaterials, another, { caseId: second.caseId }), { code: 'kernel.not-found' })
  const materials = [{ key: 'booklet', documentIds: offer!.documentIds, fromCase: offer!.caseId }]
  await world.perform(receiveCorrection, clerk, { caseId: second.caseId, materials })
  const uses = (await world.show(materialUses, actor, {})).rows
  assert.deepEqual(uses.map((use) => use.fromCaseId).toSorted(), [newer.caseId, first.caseId].toSorted())
})

test('a clerk who compared a file with its original makes it one that was checked', async () => {
  const { actor } = await givenCitizen(world)
  const first = await handedIn(actor)
  const wish = { least: 'B', months: 12 } as const
  const compared = { caseId: first.caseId, documentId: first.fileId }
  await assert.rejects(world.perform(checkOriginal, actor, compared), { code: 'kernel.not-permitted' })
  await world.perform(checkOriginal, first.approver, compared)
  assert.equal((await offered(actor, wish))[0]?.trustLevel, 'B')
  const other = await handedIn(actor)
  await assert.rejects(world.perform(checkOriginal, first.approver, { ...compared, documentId: other.fileId }), {
    code: 'kernel.not-found',
  })
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: first.organ.id })).actor
  const given = { name: '李静', idNumber: someIdNumber() }
  const { id } = await world.perform(uploadFile, clerk, { name: '户口簿.png', content: whitePicture })
  const { caseId } = await world.perform(fileForApplicant, clerk, {
    itemId: first.item.itemId,
    applicant: { kind: 'person', ...given },
    values: filledForm(first.item.content),
    materials: [{ key: 'booklet', documentIds: [id], original: true }],
  })
  const [material] = (await world.show(casePage, first.approver, { caseId })).materials
  assert.equal(material?.trust, 'B')
  const next = await givenItem(world, { organId: first.organ.id, content: asks(wish) })
  const identifier = given.idNumber
  const prepared = await world.perform(prepareAtWindow, clerk, { itemId: next.itemId, identifier, name: given.name })
  assert.deepEqual(
    prepared.reusable.map((one) => [one.key, one.caseId]),
    [['booklet', caseId]],
  )
  await world.perform(withdrawCase, actor, { caseId: first.caseId })
  await assert.rejects(world.perform(checkOriginal, first.approver, compared), { code: contract.actNotOpen.code })
})

test('what another body answers stands for a material once the applicant let it be asked; where it says something else they hand it in', async () => {
  const sources = await givenFactSources(world, { marriage: { values: { status: '已婚' } } })
  try {
    const fact = { name: 'marriage', field: 'status', equals: '已婚' }
    const organ = await givenOrgan(world)
    const content = { materials: [{ ...booklet, name: '结婚证', fact }] }
    const item = await givenItem(world, { organId: organ.id, content })
    const { actor } = await givenCitizen(world)
    const stateOf = async (who: Actor) =>
      (await world.show(reusableMaterials, who, { itemId: item.itemId })).facts.map((one) => one.state)
    const filedBy = (who: Actor) =>
      givenCase(world, { organ, item, applicant: who, materials: [{ key: 'booklet', fact: true }] })
    const asking = { itemId: item.itemId, key: 'booklet' }
    assert.deepEqual(await stateOf(actor), ['open'])
    await assert.rejects(filedBy(actor), { code: contract.materialNotUsable.code })
    assert.equal(sources.asked.length, 0, 'nobody is asked before the applicant says so')
    await assert.rejects(world.perform(askForMaterial, stranger, asking), { code: 'kernel.sign-in-needed' })
    await world.perform(askForMaterial, actor, asking)
    await world.deliverNews()
    assert.deepEqual(await stateOf(actor), ['proves'])
    const story = await filedBy(actor)
    const [material] = (await world.show(casePage, story.approver, { caseId: story.caseId })).materials
    assert.deepEqual([material?.how, material?.trust, material?.fact], ['fact', 'A', '示范市民政局（婚姻登记情况）'])
    const [line] = (await world.show(myFactQuestions, actor, {})).rows
    assert.deepEqual([line?.about, line?.again], [story.number, true])
    const found = await world.inside((ctx) => findFactUse(ctx, line!.id))
    assert.deepEqual([found?.holder.id, found?.by], [actor.subjectId, organ.name])
    const single = (await givenCitizen(world)).actor
    sources.answer('marriage', { values: { status: '未登记' } })
    await world.perform(askForMaterial, single, asking)
    await world.deliverNews()
    assert.deepEqual(await stateOf(single), ['does-not'])
    await assert.rejects(filedBy(single), { code: contract.materialNotUsable.code })
    assert.ok((await givenCase(world, { organ, item, applicant: single })).caseId)
  } finally {
    await sources.close()
  }
})

test('too old is not offered: the last day counts, the day before it does not', () => {
  const asked: Asked[] = [{ key: 'a', name: '户口簿', reuse: { least: 'C', months: 6 } }]
  const earlier = (handedInOn: string): Earlier[] => [
    { caseId: '1', caseNumber: '1', itemName: '甲', name: '户口簿', documentIds: ['d'], trustLevel: 'C', handedInOn },
  ]
  assert.equal(monthsBefore('2026-08-31', 6), '2026-02-28')
  assert.equal(reusableFor(asked, earlier('2026-02-28'), '2026-08-31').length, 1)
  assert.equal(reusableFor(asked, earlier('2026-02-27'), '2026-08-31').length, 0)
})

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2018-01-01', days))
const level = fc.constantFrom('A', 'B', 'C', 'D')
const earlierOnes = fc.array(
  fc.record({
    caseId: fc.uuid(),
    caseNumber: fc.constant('1'),
    itemName: fc.constant('甲'),
    name: fc.constantFrom('户口簿', '照片'),
    documentIds: fc.constant(['d']),
    trustLevel: level,
    handedInOn: day,
  }),
)

test('whatever was handed in before: offered is the latest of those named alike, checked enough and young enough, or none', () => {
  fc.assert(
    fc.property(
      earlierOnes,
      day,
      fc.constantFrom('A', 'B', 'C'),
      fc.integer({ min: 1, max: 60 }),
      (earlier, today, least, months) => {
        const fits = (one: Earlier) =>
          one.name === '户口簿' && one.trustLevel <= least && one.handedInOn >= monthsBefore(today, months)
        const [found] = reusableFor([{ key: 'a', name: '户口簿', reuse: { least, months } }], earlier, today)
        assert.equal(found !== undefined, earlier.some(fits))
        if (!found) return
        assert.ok(fits(found))
        assert.ok(earlier.filter(fits).every((one) => one.handedInOn <= found.handedInOn))
      },
    ),
  )
})
