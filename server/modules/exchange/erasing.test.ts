/** Values of confirmed rows are deleted after their months; what was told stays, can be compared, and a change is told as before. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '#server/testing.ts'
import { givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { compareDay } from './day-check.ts'
import { sweepValues } from './jobs.ts'
import { givenPlatform, offeredCase, sendAll, toldRows, type UpperPlatform } from './testing.ts'
import { dayChecks } from './views/day-checks.ts'
import { exchangeRow } from './views/exchange-row.ts'
import { exchangeRows } from './views/exchange-rows.ts'
import { openedRow } from './views/opened-row.ts'

let world: World
let platform: UpperPlatform
before(async () => {
  world = await openWorld()
  platform = await givenPlatform(world)
})
after(async () => {
  await platform.close()
  await world.close()
})

test('a row keeps its line and its receipt without its values, the day still compares, and a change is told', async () => {
  const manager = (await givenStaff(world, { roles: ['centre-manager'], organId: (await givenOrgan(world)).id })).actor
  const file = await offeredCase(world, { regionCode: manager.post!.regionCode })
  await sendAll(world)
  const [day] = (await world.show(exchangeRows, manager, { subjectId: file.id })).rows.map((row) => row.day)
  world.moveTo('2029-03-02')
  await world.runJob(sweepValues)
  assert.ok((await toldRows(world, file.id)).every(({ values }) => 'project_no' in values))
  world.moveTo('2029-03-04')
  await world.runJob(sweepValues)
  const told = await toldRows(world, file.id)
  assert.ok(
    told.length >= 3 && told.every(({ values, state }) => Object.keys(values).length === 0 && state === 'accepted'),
  )

  const { guid } = told[0]!
  const row = await world.show(exchangeRow, manager, { guid })
  assert.deepEqual([row.erased, row.can, row.receipts.length], [true, [], 1])
  assert.deepEqual((await world.show(openedRow, manager, { guid })).values, [])
  await world.inside((ctx) => compareDay(ctx, day!))
  const [check] = (await world.show(dayChecks, manager, {})).rows
  assert.deepEqual([check?.day, check?.outcome], [day, 'equal'])

  await offeredCase(world, { ...file, words: '补充说明' })
  await sendAll(world)
  const changed = (await toldRows(world, file.id)).filter(({ revision }) => revision === 2)
  assert.deepEqual(
    changed.map(({ table, values }) => [table, values['handle_explain']]),
    [['up_pro_process', '补充说明']],
  )
})
