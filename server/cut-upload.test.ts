/** Uploads that are cut, over real connections: what the door of each request and the disk make of them. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { givenCitizen, signedIn } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

/** Sends `length` of a longer body and hangs up, as a phone in a lift does. */
function hangUp(http: FastifyInstance, path: string, headers: Record<string, string>, bytes: Uint8Array) {
  const { port } = http.server.address() as AddressInfo
  return new Promise<void>((resolve) => {
    const cut = request({ port, path, method: 'PATCH', headers })
    cut.on('error', () => resolve())
    cut.write(bytes, () => setTimeout(() => cut.destroy(), 200))
  })
}

test('over HTTP: what arrived before the connection was cut stays, and only our own pages may send', async () => {
  const http = await world.http()
  await http.listen({ port: 0, host: '127.0.0.1' })
  const browser = await signedIn(world, await givenCitizen(world))
  const [cookie, token] = [browser.cookie(), (await browser.csrf()) ?? '']
  const tus = { 'tus-resumable': '1.0.0', cookie }
  const url = '/api/documents/uploads'
  const started = { method: 'POST', url, headers: { ...tus, 'upload-length': '400000' } } as const
  const forged = await http.inject(started)
  assert.deepEqual([forged.statusCode, forged.json<{ code: string }>().code], [403, 'kernel.cross-site'])
  const begun = await http.inject({ ...started, headers: { ...started.headers, 'x-csrf-token': token } })
  assert.equal(begun.statusCode, 201)
  const place = String(begun.headers.location)
  const content = {
    'content-type': 'application/offset+octet-stream',
    'content-length': '400000',
    'upload-offset': '0',
  }
  await hangUp(http, place, { ...tus, ...content, 'x-csrf-token': token }, randomBytes(150_000))
  const offset = async () =>
    Number((await http.inject({ method: 'HEAD', url: place, headers: tus })).headers['upload-offset'])
  let reached = await offset()
  for (let turn = 0; turn < 50 && reached === 0; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    reached = await offset()
  }
  assert.equal(reached, 150_000)
  const rest = await http.inject({
    method: 'PATCH',
    url: place,
    headers: {
      ...tus,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '150000',
      'x-csrf-token': token,
    },
    payload: randomBytes(250_000),
  })
  assert.deepEqual([rest.statusCode, rest.headers['upload-offset']], [204, '400000'])
})
