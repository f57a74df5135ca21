/** What holds for every route of every module: who may ask, and that a stranger gets nowhere. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { fileAnswer } from '#kernel/contract.ts'
import { doorsOf } from '#kernel/module.ts'
import { addDays, momentOf } from '#kernel/time.ts'
import { givenEnterprise, givenVerified, signedIn } from '#modules/identity/testing.ts'
import { modules } from '#server/modules.ts'
import { publicRoutes } from '#server/public-routes.ts'
import { fc } from '#server/properties.ts'
import { openWorld, type World } from '#server/testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const routes = modules.flatMap((module) =>
  doorsOf(module).map(({ route, kind }) => ({
    ...route,
    kind,
    module: module.name,
  })),
)
const words = modules.flatMap((module) => (module.permissions ?? []).map((permission) => permission.word))
const shape = (path: string) => path.replace(/:\w+/g, ':')

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

test('no two routes share a name or an address', () => {
  assert.deepEqual(repeated(routes.map((route) => route.name)), [])
  assert.deepEqual(repeated(routes.map((route) => `${route.method} ${shape(route.path)}`)), [])
})

test('every route is named after its module and stands below /api', () => {
  for (const route of routes) {
    assert.ok(route.name.startsWith(`${route.module}.`), route.name)
    assert.ok(route.path.startsWith('/api/'), route.path)
  }
})

test('a route whose view gives a file says so, or the file would arrive as a text about itself', () => {
  for (const route of routes) if (route.output === fileAnswer) assert.equal(route.answer, 'file', route.name)
})

test('every permission word is declared once, by the module whose name it carries', () => {
  assert.deepEqual(repeated(words), [])
  for (const module of modules) {
    for (const { word } of module.permissions ?? []) assert.ok(word.startsWith(`${module.name}.`), word)
  }
})

test('every route asks for a declared word, for a sign-in, or is public', () => {
  const known = new Set([...words, 'public', 'signed-in'])
  assert.deepEqual(
    routes.filter((route) => !known.has(route.permission)).map((route) => `${route.name}: ${route.permission}`),
    [],
  )
})

test('the public routes are the ones in server/public-routes.ts, so that adding one is a decision', () => {
  const open = routes.filter((route) => route.permission === 'public').map((route) => route.name)
  assert.deepEqual(open.toSorted(), publicRoutes.toSorted())
})

test('whatever a stranger may send is limited by the minute', () => {
  const doors = routes.filter((route) => route.permission === 'public' && route.method !== 'GET')
  assert.deepEqual(
    doors.filter((route) => !route.perMinute).map((route) => route.name),
    [],
  )
})

/** Every row of every table but the audit trail, where a refused attempt belongs. */
async function everythingElse(): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'pgboss')
      and (schemaname, tablename) not in (('kernel', 'audit'), ('kernel', 'audit_link'), ('kernel', 'audit_seal'))`.execute(
    world.app.db,
  )
  const digests = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const { rows } = await sql<{ digest: string }>`
        select md5(coalesce(string_agg(t::text, E'\n' order by t::text), '')) as digest from ${sql.raw(name)} t`.execute(
        world.app.db,
      )
      return [name, rows[0]!.digest] as const
    }),
  )
  return new Map(digests)
}

const someId = '01900000-0000-7000-8000-000000000000'
const addressOf = ({ path }: (typeof routes)[number]) => path.replace(/:\w+/g, someId)

test('whose mandate was revoked is refused at every route that asks for a word, a second later', async () => {
  const legal = await givenVerified(world, { name: '吴立夏' })
  const firm = await givenEnterprise(world, { agent: legal })
  const agent = await givenVerified(world, { name: '何平' })
  const [boss, browser] = [await signedIn(world, legal), await signedIn(world, agent)]
  await boss.send('POST', '/api/session/mandate', { mandateId: firm.mandateId })
  const given = await boss.send('POST', `/api/enterprises/${firm.id}/mandates`, {
    agent: { name: '何平', idNumber: agent.idNumber },
  })
  await browser.send('POST', '/api/session/mandate', { mandateId: given.body['id'] })
  assert.equal((await browser.get('/api/my/cases')).status, 200)
  await boss.send('POST', `/api/mandates/${String(given.body['id'])}/revoke`)
  world.clock.advance(1_000)
  const guarded = routes.filter(({ permission, body }) => words.includes(permission) && body !== 'bytes')
  for (const route of guarded) {
    const [method, address] = [route.method, addressOf(route)]
    const reads = method === 'GET' || method === 'HEAD'
    const answer = await (reads ? browser.get(address) : browser.send(method, address))
    assert.deepEqual([route.name, answer.status], [route.name, 403])
  }
})

/** What a citizen may ask for without naming one thing. */
const listed = routes.filter(
  ({ method, permission, path, answer }) =>
    method === 'GET' && words.includes(permission) && !path.includes(':') && answer === undefined,
)
const courses = {
  whose: fc.constantFrom('enterprise', 'relative'),
  limited: fc.boolean(),
  end: fc.constantFrom('giver revokes', 'holder gives it up', 'its last day passes'),
  /** Whether the server has just met the holder, and remembers who it was. */
  justSeen: fc.boolean(),
}

test('whatever a mandate opened is shut a second after it ended, however it ended', async () => {
  let days = 0
  await fc.assert(
    fc.asyncProperty(fc.record(courses), async ({ whose, limited, end, justSeen }) => {
      const today = addDays('2026-03-02', days++)
      world.moveTo(today, 23)
      const [giver, holder] = [
        await givenVerified(world, { name: '吴立夏' }),
        await givenVerified(world, { name: '何平' }),
      ]
      const [hers, his] = [await signedIn(world, giver), await signedIn(world, holder)]
      const agent = { name: '何平', idNumber: holder.idNumber }
      const wish = { validTo: today, ...(limited ? { itemIds: [someId] } : {}) }
      const firm = await givenEnterprise(world, { agent: giver })
      if (whose === 'enterprise') await hers.send('POST', '/api/session/mandate', { mandateId: firm.mandateId })
      const given =
        whose === 'enterprise'
          ? await hers.send('POST', `/api/enterprises/${firm.id}/mandates`, { agent, ...wish })
          : await hers.send('POST', '/api/my/relatives', { relative: agent, relation: 'parent', ...wish })
      assert.equal(given.status, 201, JSON.stringify(given.body))
      const mandateId = String(given.body['id'])
      assert.equal((await his.send('POST', '/api/session/mandate', { mandateId })).status, 200)
      const open: string[] = []
      for (const { path } of listed) if ((await his.get(path)).status === 200) open.push(path)
      assert.ok(open.includes('/api/my/cases') && open.length > 4, open.join())

      if (end === 'its last day passes') world.clock.moveTo(new Date(momentOf(today, 24).getTime() - 1000))
      if (justSeen) assert.equal((await his.get('/api/my/cases')).status, 200)
      const ender = end === 'giver revokes' ? hers : his
      if (end !== 'its last day passes')
        assert.equal((await ender.send('POST', `/api/mandates/${mandateId}/revoke`)).status, 200)
      world.clock.advance(1_000)

      for (const path of open) assert.deepEqual([path, (await his.get(path)).status], [path, 403])
      assert.ok((await his.send('POST', '/api/session/mandate', { mandateId })).status >= 400, 'taken up again')
      assert.equal((await his.send('POST', '/api/session/mandate', { mandateId: null })).status, 200, 'as himself')
      assert.equal((await his.get('/api/my/cases')).status, 200)
    }),
    { numRuns: 10 },
  )
})

test('a stranger is asked to sign in at every other route, and leaves nothing but a line in the audit trail', async () => {
  const http = await world.http()
  const original = await everythingElse()
  for (const route of routes.filter((one) => one.permission !== 'public')) {
    const payload =
      route.body === 'bytes'
        ? Buffer.from('%PDF')
        : route.method === 'GET' || route.method === 'DELETE'
          ? undefined
          : {}
    const headers = route.body === 'bytes' ? { 'content-type': 'application/octet-stream' } : {}
    const answer = await http.inject({ method: route.method, url: addressOf(route), payload, headers })
    assert.deepEqual([route.name, answer.statusCode], [route.name, 401])
    // The answer to HEAD has no body.
    if (route.method !== 'HEAD') assert.equal(answer.json().code, 'kernel.sign-in-needed', route.name)
  }
  assert.deepEqual(await everythingElse(), original)
})
