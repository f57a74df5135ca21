/** A reply that never arrives is asked for again, and the case is there once. */
import assert from 'node:assert/strict'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { csrfTokenOf, SESSION_COOKIE } from '#kernel/http.ts'
import { filledForm, filledMaterials } from '#modules/cases/testing.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenOrgan } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'

const SUBMISSIONS = 1000
const AT_ONCE = 16

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test('a thousand submissions, a third of the replies cut and asked for again under the same key: a thousand cases', async () => {
  const organ = await givenOrgan(world)
  const item = await givenItem(world, { organId: organ.id })
  const citizen = await givenCitizen(world)
  const http = await world.http()
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo
  const signedIn = await http.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: citizen.username, password: citizen.password },
  })
  const session = signedIn.cookies.find((one) => one.name === SESSION_COOKIE)!.value
  const body = JSON.stringify({
    itemId: item.itemId,
    values: filledForm(item.content),
    materials: await filledMaterials(world, citizen.actor, item.content),
  })
  const headers = {
    'content-type': 'application/json',
    cookie: `${SESSION_COOKIE}=${session}`,
    'x-csrf-token': csrfTokenOf(world.app, session),
  }

  const post = (key: string, cut: boolean) =>
    new Promise<{ caseId: string } | 'cut'>((resolve, reject) => {
      const call = request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/cases',
        headers: { ...headers, 'idempotency-key': key },
      })
      call.on('response', (response) => {
        if (cut) {
          response.destroy()
          resolve('cut')
          return
        }
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk))
        response.on('end', () => (response.statusCode === 201 ? resolve(JSON.parse(text)) : reject(new Error(text))))
      })
      // A connection cut before any reply is the other half of the story.
      call.on('error', () => resolve('cut'))
      call.end(body)
      if (cut && Number(key.slice(-1)) % 2 === 0) setImmediate(() => call.destroy())
    })

  const acknowledged = new Set<string>()
  const numbers = Array.from({ length: SUBMISSIONS }, (_, index) => index)
  const worker = async () => {
    for (let index = numbers.shift(); index !== undefined; index = numbers.shift()) {
      const key = `cut-replies-key-${index}`
      let answer = await post(key, index % 3 === 0)
      while (answer === 'cut') answer = await post(key, false)
      acknowledged.add(answer.caseId)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))

  const { rows } = await sql<{ id: string }>`select id from cases.case_file`.execute(world.app.db)
  assert.equal(rows.length, SUBMISSIONS)
  assert.deepEqual(new Set(rows.map((row) => row.id)), acknowledged)
})
