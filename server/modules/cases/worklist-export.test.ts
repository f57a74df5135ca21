import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import readXlsx from 'read-excel-file/node'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenStaff, signedIn } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { exportWorklist } from './actions/export-worklist.ts'
import { acceptedCase, givenCase } from './testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test('the filtered worklist comes as a workbook: the rows of the list, identifiers masked, and the asking on record', async () => {
  const organ = await givenOrgan(world, { name: '云溪区民政局' })
  const clerk = await givenStaff(world, { roles: ['approver'], organId: organ.id, canSignIn: true })
  const item = await givenItem(world, { organId: organ.id })
  const citizen = await givenCitizen(world, { name: '欧阳若兰' })
  const wish = { organ, item, approver: clerk.actor, applicant: citizen.actor }
  const one = await givenCase(world, wish)
  const two = await givenCase(world, wish)
  await acceptedCase(world, wish)
  const browser = await signedIn(world, clerk)
  const begun = await browser.send('POST', '/api/worklist/exports', {
    status: 'filed',
    text: '欧阳',
    handler: undefined,
  })
  assert.equal(begun.status, 201, JSON.stringify(begun.body))
  await world.deliverNews()
  const mine = await browser.get('/api/exports')
  const [row] = mine.body['rows'] as { id: string; status: string; written: number; total: number }[]
  assert.deepEqual([row!.id, row!.status, row!.written, row!.total], [begun.body['exportId'], 'ready', 2, 2])

  const http = await world.http()
  const file = await http.inject({ url: `/api/exports/${row!.id}/content`, headers: { cookie: browser.cookie() } })
  assert.equal(file.statusCode, 200)
  assert.match(String(file.headers['content-disposition']), /^attachment; filename\*=UTF-8''.*xlsx$/)
  const { data } = (await readXlsx(file.rawPayload))[0]!
  assert.deepEqual(
    data.slice(1).map((cells) => [cells[0], cells[3], cells[6]]),
    [
      [one.number, '欧阳若兰', '待受理'],
      [two.number, '欧阳若兰', '待受理'],
    ],
  )
  const masked = String(data[1]![5])
  assert.ok(masked.includes('*') && masked.endsWith(citizen.idNumber.slice(-4)), masked)

  const { rows } = await sql<{ outcome: string; facts: Record<string, unknown> }>`
    select outcome, facts from kernel.audit where act = 'cases.export-worklist' and subject = ${row!.id}`.execute(
    world.app.db,
  )
  assert.deepEqual(rows, [{ outcome: 'done', facts: { tab: 'all', status: 'filed', text: '***', format: 'xlsx' } }])
})

test('「我承办的」 in an export is who asked for it', async () => {
  const organ = await givenOrgan(world, { name: '云溪区教育局' })
  const clerk = await givenStaff(world, { roles: ['approver'], organId: organ.id, name: '程思远', canSignIn: true })
  const other = await givenStaff(world, { roles: ['approver'], organId: organ.id })
  const mine = await acceptedCase(world, { organ, approver: clerk.actor })
  await acceptedCase(world, { organ, approver: other.actor })
  const { exportId } = await world.perform(exportWorklist, clerk.actor, { handler: 'me', format: 'csv' })
  await world.deliverNews()
  const browser = await signedIn(world, clerk)
  const http = await world.http()
  const file = await http.inject({ url: `/api/exports/${exportId}/content`, headers: { cookie: browser.cookie() } })
  const lines = file.body.trim().split('\r\n')
  assert.equal(lines.length, 2)
  assert.ok(lines[1]!.startsWith(mine.number))
})

test('a citizen exports no worklist', async () => {
  const citizen = await givenCitizen(world)
  await assert.rejects(world.perform(exportWorklist, citizen.actor, {}), { code: 'kernel.not-permitted' })
})
