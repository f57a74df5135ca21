import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Actor } from '#kernel/actor.ts'
import { stranger } from '#kernel/actor.ts'
import { addDays } from '#kernel/time.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { markCheckedAgainstOriginal } from '#modules/documents/index.ts'
import { uploadFile, whitePicture } from '#modules/documents/testing.ts'
import { givenCitizen, givenOrgan } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import * as contract from './contract.ts'
import { findMaterialUse } from './reuse.ts'
import { type Asked, type Earlier, monthsBefore, reusableFor } from './rules/reuse.ts'
import { givenCase } from './testing.ts'
import { materialContent } from './views/case-files.ts'
import { materialUses, reusableMaterials } from './views/reuse.ts'

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
