import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { bridgeLive } from '#kernel/live.ts'
import { createHttp } from '#kernel/http.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { type GivenStaff, givenStaff, signedIn } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { givenCase } from './testing.ts'

let world: World
let http: FastifyInstance
let address: string
before(async () => {
  world = await openWorld()
  http = await world.http()
  address = await http.listen({ port: 0, host: '127.0.0.1' })
})
after(() => world.close())

type Stream = {
  status: number
  next: (event: string) => Promise<string>
  ended: Promise<void>
  close: () => void
  seen: string[]
}

/** A browser's stream; `next` waits for an event of that name. */
async function listen(cookie = '', at = address): Promise<Stream> {
  const stop = new AbortController()
  const answer = await fetch(`${at}/api/live`, { headers: { cookie }, signal: stop.signal })
  const seen: string[] = []
  const waiting: { event: string; heard: (data: string) => void }[] = []
  const read = async () => {
    let text = ''
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop()!
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1] ?? ''
        const data = /^data: (.*)$/m.exec(block)?.[1] ?? ''
        seen.push(`${event} ${data}`)
        const place = waiting.findIndex((one) => one.event === event)
        if (place >= 0) waiting.splice(place, 1)[0]!.heard(data)
      }
    }
  }
  const ended = answer.status === 200 ? read().catch(() => {}) : Promise.resolve()
  return {
    status: answer.status,
    seen,
    ended,
    next: (event) => new Promise((heard) => waiting.push({ event, heard })),
    close: () => stop.abort(),
  }
}

async function clerkOf(name: string): Promise<GivenStaff> {
  const organ = await givenOrgan(world, { name })
  return givenStaff(world, { roles: ['approver'], organId: organ.id, canSignIn: true })
}

test('who may see a case hears that cases have changed, not which; another body and a stranger hear nothing', async () => {
  const clerk = await clerkOf('云溪区民政局')
  const other = await clerkOf('云溪区教育局')
  const item = await givenItem(world, { organId: clerk.actor.post!.organId })
  assert.equal((await listen()).status, 401)
  const mine = await listen((await signedIn(world, clerk)).cookie())
  const theirs = await listen((await signedIn(world, other)).cookie())
  const told = mine.next('changed')
  const { caseId } = await givenCase(world, { item, approver: clerk.actor })
  assert.deepEqual(JSON.parse(await told), { kinds: ['cases'] })
  const again = mine.next('changed')
  await world.perform(acceptCase, clerk.actor, { caseId })
  await again
  assert.deepEqual(theirs.seen, ['ready {}'])
  mine.close()
  theirs.close()
})

test('a message tells its reader that there is one', async () => {
  const clerk = await clerkOf('云溪区民政局')
  const stream = await listen((await signedIn(world, clerk)).cookie())
  const told = stream.next('changed')
  world.app.live.publish(['messages:somebody-else', `messages:${clerk.accountId}`])
  assert.deepEqual(JSON.parse(await told), { kinds: ['messages'] })
  await world.inside((ctx) =>
    sendNotice(ctx, { to: [clerk.accountId], kind: 'todo', title: '有新的办件', body: '请查看。', dedupeKey: 'live' }),
  )
  stream.close()
})

test('the stream ends with the session', async () => {
  const clerk = await clerkOf('云溪区民政局')
  const browser = await signedIn(world, clerk)
  const stream = await listen(browser.cookie())
  const cookie = browser.cookie()
  assert.equal((await browser.send('POST', '/api/session/end')).status, 200)
  await stream.ended
  assert.equal((await listen(cookie)).status, 401)
})

test('what one server process did is told on another, and a lost connection of theirs comes back', async () => {
  const clerk = await clerkOf('云溪区民政局')
  const bridge = await bridgeLive(world.app, world.databaseUrl)
  const stream = await listen((await signedIn(world, clerk)).cookie())
  const topic = `cases:${clerk.actor.post!.organId}`
  const first = stream.next('changed')
  world.app.live.publish([topic])
  await first
  const { sql } = await import('kysely')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()`.execute(
    world.app.db,
  )
  // Told again and again until the connection is there anew.
  const second = stream.next('changed')
  const telling = setInterval(() => world.app.live.publish([topic]), 100)
  await second
  clearInterval(telling)
  stream.close()
  await bridge.stop()
})

test('a server that stops ends its streams and does not wait for browsers', async () => {
  const clerk = await clerkOf('云溪区民政局')
  const second = await createHttp(world.app, { version: 'test' })
  const at = await second.listen({ port: 0, host: '127.0.0.1' })
  const stream = await listen((await signedIn(world, clerk)).cookie(), at)
  assert.equal(stream.status, 200)
  await second.close()
  await stream.ended
})
