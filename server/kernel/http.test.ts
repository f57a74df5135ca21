import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { openWorld, type World } from '#server/testing.ts'
import { createHttp } from './http.ts'
import { openApiDocument } from './openapi.ts'
import { rememberTextSize } from './text-size.ts'
import { toyModule } from './toy.testing.ts'

let world: World
let http: FastifyInstance
before(async () => {
  world = await openWorld({ alsoModules: [toyModule] })
  http = await world.http()
})
after(() => world.close())

test('a refusal is a problem document that says what happened and which request it was', async () => {
  const answer = await http.inject({ method: 'POST', url: '/api/toy/raise', payload: { by: 1 } })
  assert.equal(answer.statusCode, 401)
  assert.match(answer.headers['content-type'] as string, /^application\/problem\+json/)
  const problem = answer.json()
  assert.equal(problem.code, 'kernel.sign-in-needed')
  assert.equal(problem.title, '请先登录')
  assert.equal(problem.type, '/problems/kernel.sign-in-needed')
  assert.match(problem.instance, /^[0-9a-f-]{36}$/)
})

test('health says that the database answers and how far behind the news are', async () => {
  const answer = await http.inject('/api/health')
  assert.equal(answer.statusCode, 200)
  assert.deepEqual(answer.json(), { ready: true, database: true, outboxLagSeconds: 0, waiting: 0, dead: 0 })
  assert.equal(answer.headers['cache-control'], 'no-store')
})

test('a web built anew under the running server is served as it is now, and a script that is gone is no page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-web-'))
  const build = (name: string) => {
    mkdirSync(join(folder, 'assets'), { recursive: true })
    writeFileSync(join(folder, 'index.html'), `<script src="/assets/${name}.js"></script>`)
    writeFileSync(join(folder, 'assets', `${name}.js`), name)
  }
  build('first')
  const served = await createHttp(world.app, { webFolder: folder, version: '0' })
  const read = async (url: string) => {
    const { statusCode, body } = await served.inject(url)
    return [statusCode, body]
  }
  assert.deepEqual(await read('/assets/first.js'), [200, 'first'])
  rmSync(folder, { recursive: true })
  build('second')
  assert.deepEqual(await read('/cases'), [200, '<script src="/assets/second.js"></script>'])
  assert.deepEqual(await read('/'), await read('/cases'))
  assert.deepEqual(await read('/assets/second.js'), [200, 'second'])
  assert.equal((await served.inject('/assets/first.js')).statusCode, 404)
  await served.close()
  rmSync(folder, { recursive: true })
})

test('the home page comes drawn, in the size of text its reader has chosen, and every other page as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-web-'))
  for (const name of ['index', 'home', 'home-large']) writeFileSync(join(folder, `${name}.html`), name)
  const served = await createHttp(world.app, { webFolder: folder, version: '0' })
  const read = async (url: string, cookies = '') => {
    const { body, headers } = await served.inject({ url, headers: { cookie: cookies } })
    return [body, headers['cache-control'], headers['content-type'], headers['vary']]
  }
  const html = 'text/html; charset=utf-8'
  assert.deepEqual(await read('/'), ['home', 'no-cache', html, 'cookie, accept-encoding'])
  assert.deepEqual(await read('/', `a=b; ${rememberTextSize(true)}`), [
    'home-large',
    'no-cache',
    html,
    'cookie, accept-encoding',
  ])
  assert.deepEqual(await read('/', 'onewindow_large_text=0'), ['home', 'no-cache', html, 'cookie, accept-encoding'])
  assert.deepEqual(await read('/?q=1'), ['home', 'no-cache', html, 'cookie, accept-encoding'])
  assert.deepEqual(await read('/cases', rememberTextSize(true)), ['index', 'no-cache', html, undefined])
  assert.match(rememberTextSize(false), /Max-Age=0/)
  await served.close()
  rmSync(folder, { recursive: true })
})

const hostile: [string, InjectOptions, number][] = [
  [
    'broken JSON',
    { method: 'POST', url: '/api/toy/raise', headers: { 'content-type': 'application/json' }, payload: '{"by":' },
    422,
  ],
  ['a list where an object belongs', { method: 'POST', url: '/api/toy/raise', payload: [1] }, 422],
  [
    'a page of another site',
    { method: 'POST', url: '/api/toy/raise', headers: { origin: 'https://elsewhere.example' }, payload: { by: 1 } },
    403,
  ],
  [
    'a browser that says cross-site',
    { method: 'POST', url: '/api/toy/raise', headers: { 'sec-fetch-site': 'cross-site' }, payload: { by: 1 } },
    403,
  ],
  [
    'a body over the limit',
    { method: 'POST', url: '/api/toy/raise', payload: { by: 1, secret: 'x'.repeat(1_100_000) } },
    413,
  ],
  [
    'a short key',
    { method: 'POST', url: '/api/toy/raise', headers: { 'idempotency-key': 'short' }, payload: { by: 1 } },
    422,
  ],
  ['an address that does not exist', { method: 'GET', url: '/api/nowhere' }, 404],
]
for (const [what, request, status] of hostile) {
  test(`${what} gets a clear word in Chinese`, async () => {
    const answer = await http.inject(request)
    assert.equal(answer.statusCode, status)
    assert.match(answer.headers['content-type'] as string, /^application\/problem\+json/)
    assert.match(answer.json().title, /[\u4e00-\u9fff]/)
  })
}

test('the API document passes a linter', async () => {
  const config = await createConfig({ extends: ['spec'] })
  const source = JSON.stringify(openApiDocument(world.app.modules, 'test'))
  const problems = await lintFromString({ source, config })
  assert.deepEqual(
    problems.map((problem) => `${problem.ruleId}: ${problem.message} ${problem.location[0]?.pointer}`),
    [],
  )
})
