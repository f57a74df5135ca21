import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { momentOf } from '#kernel/time.ts'
import { verifyAudit, sealAudit } from '#kernel/seal.ts'
import { openWorld, type World } from '#server/testing.ts'
import { bodiesFor, demoAccounts, loadCity } from './load-city.ts'
import { ensureCity, historyIsTold, tellDemo } from './demo.ts'
import { readCity } from './city-data.ts'
import { openWorkshop } from './workshop.ts'

let world: World
before(async () => {
  world = await openWorld({ start: '2026-11-20' })
  world.clock.moveTo(momentOf('2026-11-20', 17))
})
after(() => world.close())

const silent = () => {}

async function statuses(): Promise<Record<string, number>> {
  const { rows } = await sql<{
    status: string
    n: number
  }>`select status, count(*) as n from cases.case_file group by status`.execute(world.app.db)
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}

test('an empty database becomes the demo city once; its accounts can be signed in with', async () => {
  assert.equal(await ensureCity(world, silent), true)
  assert.equal(await ensureCity(world, silent), false)
  const city = readCity()
  const expected = city.items.reduce((sum, item) => sum + bodiesFor(item, city).length, 0)
  const { rows } = await sql<{ n: number }>`select count(*) as n from catalogue.v_item`.execute(world.app.db)
  assert.equal(rows[0]?.n, expected)
  const http = await world.http()
  const session = (await http.inject('/api/session')).json() as {
    demoAccounts: { username: string; password: string }[]
  }
  assert.deepEqual(
    new Set(session.demoAccounts.map((one) => one.username)),
    new Set(demoAccounts().map((one) => one.username)),
  )
  for (const { username, password } of session.demoAccounts) {
    const answer = await http.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
    assert.equal(answer.statusCode, 200, username)
  }
})

test('the history is told by acts alone: no act refused, no news left, the audit trail whole, every kind of ending', async () => {
  assert.equal(await historyIsTold(world.app), false)
  const told = await tellDemo(world, silent, { cases: 120 })
  assert.deepEqual(told?.refused, [])
  assert.equal(told?.filed, 120)
  const found = await statuses()
  assert.equal(
    Object.values(found).reduce((sum, n) => sum + n, 0),
    120,
  )
  for (const status of ['closed', 'withdrawn', 'not-accepted', 'accepted']) assert.ok((found[status] ?? 0) > 0, status)
  const { rows } = await sql<{
    waiting: number
    denied: number
    late: number
    bad: number
    lists: number
    stopped: number
    extended: number
  }>`
    select (select count(*) from kernel.delivery) as waiting,
           (select count(*) from cases.case_file where granted = false) as denied,
           (select count(*) from cases.case_file where (decided_at at time zone 'Asia/Shanghai')::date > promised_due) as late,
           (select count(*) from cases.special_procedure where ended_on is not null) as stopped,
           (select count(*) from cases.case_file where extended) as extended,
           (select count(*) from ratings.v_rating where bad) as bad,
           (select count(*) from ratings.month_list) as lists`.execute(world.app.db)
  assert.equal(rows[0]?.waiting, 0)
  assert.ok(rows[0].denied > 0 && rows[0].late > 0 && rows[0].bad > 0 && rows[0].lists > 0, JSON.stringify(rows[0]))
  assert.ok(rows[0].stopped > 0 && rows[0].extended > 0, JSON.stringify(rows[0]))
  await sealAudit(world.app)
  assert.deepEqual((await verifyAudit(world.app)).faults, [])
})

test('a history that is told is not told again', async () => {
  assert.equal(await historyIsTold(world.app), true)
  assert.equal(await tellDemo(world, silent, { cases: 120 }), undefined)
})

test('without the demo setting there are no demo accounts', async () => {
  const real = { ...world.app, config: { ...world.app.config, demo: false } }
  await assert.rejects(loadCity(openWorkshop(real)), /demo only/)
})
