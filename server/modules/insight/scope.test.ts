import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { type Actor, type Scope, stranger } from '#kernel/actor.ts'
import { givenCitizen, givenStaff } from '#modules/identity/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import type { View } from '#kernel/view.ts'
import { openWorld, type World } from '#server/testing.ts'
import { maySeeFiguresOf } from './policy.ts'
import { tellCityStory } from './story.testing.ts'
import { byBody } from './views/by-body.ts'
import { countedCases } from './views/counted-cases.ts'
import { indicators } from './views/indicators.ts'
import { insightPlaces } from './views/insight-places.ts'
import { trend } from './views/trend.ts'

let world: World
let organs: Organ[]
const period = { from: '2026-01-01', to: '2026-06-30' }
const filedAll = { key: 'filed', ...period } as const

before(async () => {
  world = await openWorld()
  organs = await tellCityStory(world)
  world.moveTo('2026-06-30')
})
after(() => world.close())

const watcher = (scope: Scope): Actor => ({
  kind: 'staff',
  id: 'watcher',
  subjectId: 'watcher',
  name: '负责人',
  grants: new Map([['insight.see', scope]]),
})

/** Figures, trend, comparison and list, each of which could leak on its own. */
async function seenBy(actor: Actor, place: { organId?: string; region?: string } = {}) {
  const { rows } = await world.show(byBody, actor, { ...filedAll, ...place })
  const list = await world.show(countedCases, actor, { ...filedAll, ...place, limit: 100 })
  const line = await world.show(trend, actor, { ...filedAll, ...place, step: 'month' })
  const all = await world.show(indicators, actor, { ...period, ...place })
  const counts = [
    rows.reduce((sum, row) => sum + row.numerator, 0),
    list.rows.length,
    line.total.numerator,
    all.rows.find((row) => row.definition.key === 'filed')!.numerator,
  ]
  assert.equal(new Set(counts).size, 1, `the four views disagree: ${counts.join(', ')}`)
  const bodies = new Set(rows.map((row) => row.organId))
  assert.deepEqual(new Set(list.rows.map((row) => row.organId)), bodies)
  return bodies
}

test('figures, trends and lists hold a body exactly when the policy lets the actor see it', async () => {
  const scopes = fc.record(
    {
      everywhere: fc.boolean(),
      organs: fc.subarray(organs.map((organ) => organ.id)),
      regions: fc.subarray(['9901', '990102', '990123', '990124']),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(scopes, async (scope) => {
      const actor = watcher(scope)
      const mayBeSeen = organs.filter((organ) => maySeeFiguresOf(actor, organ)).map((organ) => organ.id)
      assert.deepEqual(await seenBy(actor), new Set(mayBeSeen))
    }),
    { numRuns: 25 },
  )
})

test('a department head sees only their own body, whatever they ask for', async () => {
  const [own, other] = organs as [Organ, Organ]
  const head = (await givenStaff(world, { roles: ['department-head'], organId: own.id })).actor
  assert.deepEqual(await seenBy(head), new Set([own.id]))
  assert.deepEqual(await seenBy(head, { region: '990100000000' }), new Set([own.id]))
  assert.deepEqual(await seenBy(head, { organId: other.id }), new Set())
  const places = await world.show(insightPlaces, head, {})
  assert.deepEqual(
    places.organs.map((organ) => organ.id),
    [own.id],
  )
})

test('a centre manager sees the region of the centre, a supervisor every region', async () => {
  const district = await givenOrgan(world, { name: '云溪区政务服务中心', kind: 'centre' })
  const manager = (await givenStaff(world, { roles: ['centre-manager'], organId: district.id })).actor
  assert.deepEqual(await seenBy(manager), new Set([organs[0]!.id, organs[1]!.id]))
  const supervisor = (await givenStaff(world, { roles: ['supervisor'], organId: district.id })).actor
  assert.deepEqual(await seenBy(supervisor), new Set(organs.map((organ) => organ.id)))
  assert.deepEqual(await seenBy(supervisor, { region: '990123000000' }), new Set([organs[2]!.id]))
})

test('indicators are refused to strangers, citizens and clerks', async () => {
  const citizen = (await givenCitizen(world)).actor
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: organs[0]!.id })).actor
  for (const view of [indicators, insightPlaces, trend, byBody, countedCases] as View[]) {
    await assert.rejects(world.show(view, stranger, filedAll), { code: 'kernel.sign-in-needed' })
    for (const actor of [citizen, clerk]) {
      await assert.rejects(world.show(view, actor, filedAll), { code: 'kernel.not-permitted' })
    }
  }
})
