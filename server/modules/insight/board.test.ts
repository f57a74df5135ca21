import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { closedCase, givenCase, grantedCase } from '#modules/cases/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { perform } from './story.testing.ts'
import { board } from './views/board.ts'

let world: World
before(async () => void (world = await openWorld({ start: '2026-03-02' })))
after(() => world.close())

const look = (region?: string) => world.show(board, stranger, { region })

test('the board shows a stranger today, the steadier thirty days and the busiest bodies', async () => {
  const organ = await givenOrgan(world)
  const other = await givenOrgan(world, { name: '青禾县民政局', shortName: '县民政局', regionCode: '990123000000' })
  const { caseId, applicant } = await closedCase(world, { organ, filed: '2026-03-02' })
  await perform(world, 'ratings.rate-case', applicant, { caseId, level: 'satisfied' })
  world.moveTo('2026-03-03')
  await givenCase(world, { organ: other })
  await givenCase(world, { organ: other })
  await grantedCase(world, { organ })
  const { bodies, ...figures } = await look()
  assert.deepEqual(figures.today, {
    filed: 3,
    accepted: 1,
    decided: 1,
    onTime: { numerator: 1, denominator: 1, value: 1 },
    satisfaction: { numerator: 0, denominator: 0 },
  })
  assert.deepEqual(figures.lastThirtyDays, {
    from: '2026-02-02',
    to: '2026-03-03',
    decided: 2,
    onTime: { numerator: 2, denominator: 2, value: 1 },
    satisfaction: { numerator: 1, denominator: 1, value: 1 },
  })
  assert.equal(figures.waiting, 3)
  assert.deepEqual(bodies, [
    { organName: '县民政局', filed: 2, decided: 0, waiting: 2 },
    { organName: organ.shortName, filed: 1, decided: 1, waiting: 1 },
  ])
})

test('a hall may show its own region', async () => {
  const { today, bodies } = await look('990123000000')
  assert.equal(today.filed, 2)
  assert.deepEqual(
    bodies.map((body) => body.organName),
    ['县民政局'],
  )
  assert.deepEqual((await look('110000000000')).bodies, [])
})

test('the board is counted again only after some seconds, and says how old it is', async () => {
  const first = await look()
  await givenCase(world, { organ: await givenOrgan(world) })
  world.clock.advance(3000)
  const second = await look()
  assert.deepEqual([second.today.filed, second.ageSeconds], [first.today.filed, 3])
  world.clock.advance(3000)
  const third = await look()
  assert.deepEqual([third.today.filed, third.ageSeconds], [first.today.filed + 1, 0])
})

test('nothing on the board names a person', async () => {
  const text = JSON.stringify(await look())
  assert.ok(!text.includes('王静雯') && !/\d{17}/.test(text))
  const http = await world.http()
  const answer = await http.inject({ method: 'GET', url: '/api/board' })
  assert.equal(answer.statusCode, 200)
})
