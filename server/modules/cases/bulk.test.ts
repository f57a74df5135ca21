import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { BulkVerdict } from '#kernel/contract.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { type GivenStaff, givenStaff, signedIn } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptedCase, givenCase } from './testing.ts'

let world: World
let clerk: GivenStaff
before(async () => void (world = await openWorld()))
after(() => world.close())

async function someCases(count: number): Promise<string[]> {
  const organ = await givenOrgan(world, { name: '云溪区民政局' })
  const item = await givenItem(world, { organId: organ.id })
  clerk = await givenStaff(world, { roles: ['approver'], organId: organ.id, canSignIn: true })
  const ids: string[] = []
  for (let n = 0; n < count; n++) ids.push((await givenCase(world, { organ, item, approver: clerk.actor })).caseId)
  return ids
}

async function statusesOf(ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; status: string }>`
    select id, status from cases.case_file where id = any(${[...ids]}::uuid[])`.execute(world.app.db)
  return ids.map((id) => rows.find((row) => row.id === id)!.status)
}

const address = '/api/worklist/acceptances'

test('five cases accepted at once, of which one was accepted already and one is another body’s: each answers for itself', async () => {
  const ids = await someCases(3)
  const done = (
    await acceptedCase(world, { approver: clerk.actor, organ: await givenOrgan(world, { name: '云溪区民政局' }) })
  ).caseId
  const foreign = (
    await givenCase(world, { organ: await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' }) })
  ).caseId
  const asked = [ids[0]!, done, ids[1]!, foreign, ids[2]!]
  const browser = await signedIn(world, clerk)
  const { status, body } = await browser.send('POST', address, { ids: asked })
  assert.equal(status, 200, JSON.stringify(body))
  const rows = body['rows'] as BulkVerdict[]
  assert.deepEqual(
    rows.map((row) => [row.id, row.done, row.code]),
    [
      [ids[0], true, undefined],
      [done, false, 'cases.act-not-open'],
      [ids[1], true, undefined],
      [foreign, false, 'kernel.not-yours'],
      [ids[2], true, undefined],
    ],
  )
  assert.ok(rows[1]!.title!.length > 5 && Array.isArray(rows[1]!.facts!['open']))
  assert.deepEqual(await statusesOf(asked), ['accepted', 'accepted', 'accepted', 'filed', 'accepted'])
  const { rows: lines } = await sql<{ outcome: string }>`
    select outcome from kernel.audit where act = 'cases.accept-case' and subject = any(${asked}) and actor_id = ${clerk.actor.id}
    order by id`.execute(world.app.db)
  assert.deepEqual(lines.map((line) => line.outcome).toSorted(), ['done', 'done', 'done', 'done', 'refused', 'refused'])
})

test('sent again with the same key, what was done answers as done and nothing is done twice', async () => {
  const ids = await someCases(2)
  const browser = await signedIn(world, clerk)
  const headers = { 'x-csrf-token': (await browser.csrf())!, 'idempotency-key': 'one-press-of-the-button' }
  for (let press = 0; press < 2; press++) {
    const { body } = await browser.send('POST', address, { ids }, headers)
    assert.deepEqual(
      (body['rows'] as BulkVerdict[]).map((row) => row.done),
      [true, true],
    )
  }
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from cases.case_event where act = 'accept' and case_id = any(${ids}::uuid[])`.execute(
    world.app.db,
  )
  assert.equal(rows[0]!.count, 2)
})

test('a hundred at most, and nobody without the word', async () => {
  const ids = await someCases(1)
  const browser = await signedIn(world, clerk)
  const many = Array.from({ length: 101 }, (_, at) => `019cac0f-2680-7003-8a9d-${String(at).padStart(12, '0')}`)
  assert.equal((await browser.send('POST', address, { ids: many })).status, 422)
  assert.equal((await browser.send('POST', address, { ids: [] })).status, 422)
  const head = await givenStaff(world, { roles: ['supervisor'], organId: clerk.actor.post!.organId, canSignIn: true })
  const refused = await (await signedIn(world, head)).send('POST', address, { ids })
  assert.deepEqual([refused.status, refused.body.code], [403, 'kernel.not-permitted'])
  assert.deepEqual(await statusesOf(ids), ['filed'])
})
