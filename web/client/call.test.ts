import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { call, fileNameIn } from './call.ts'
import { rememberCsrfToken } from './csrf.ts'
import { ProblemError } from './problem.ts'
import { answerSignIn, isSignInAsked, onSignInAsked } from './sign-in.ts'

const spec = { summary: '', permission: 'signed-in', output: z.object({ id: z.string() }) }
const view = route({
  ...spec,
  name: 'cases.page',
  method: 'GET',
  path: '/api/cases/:id',
  input: z.object({ id: z.string() }),
})
const act = route({
  ...spec,
  name: 'cases.file',
  method: 'POST',
  path: '/api/cases',
  input: z.object({ note: z.string() }),
})

type Asked = { url: string; method: string; headers: Record<string, string>; body?: string }
const realFetch = globalThis.fetch
let asked: Asked[] = []
let answers: (() => Response)[] = []

beforeEach(() => {
  asked = []
  answers = []
  rememberCsrfToken('token-1')
  Object.defineProperty(globalThis.navigator, 'onLine', { value: true, configurable: true })
  globalThis.fetch = (async (url: string, init: Asked) => {
    asked.push({ url, method: init.method ?? 'GET', headers: init.headers, body: init.body })
    const answer = answers.shift()
    if (!answer) throw new Error('asked more often than expected')
    return answer()
  }) as unknown as typeof fetch
})

afterEach(() => {
  globalThis.fetch = realFetch
})

const ok = () => Response.json({ id: '7' })
const cut = (): Response => {
  throw new TypeError('network')
}
const refuse = (status: number, code: string) => () => Response.json({ code, title: '不行', status }, { status })

test('a view asks its address and gives the typed answer', async () => {
  answers = [ok]
  assert.deepEqual(await call(view, { id: '7' }), { id: '7' })
  assert.equal(asked[0]!.url, '/api/cases/7')
  assert.equal(asked[0]!.headers['idempotency-key'], undefined)
})

test('an act whose answer was cut off is sent again with the same key', async () => {
  answers = [cut, ok]
  await call(act, { note: '你好' })
  assert.equal(asked.length, 2)
  assert.ok(asked[0]!.headers['idempotency-key'])
  assert.equal(asked[0]!.headers['idempotency-key'], asked[1]!.headers['idempotency-key'])
  assert.equal(asked[0]!.headers['x-csrf-token'], 'token-1')
  assert.equal(asked[1]!.body, '{"note":"你好"}')
})

test('a refusal is thrown at once with its sentence', async () => {
  answers = [refuse(409, 'cases.act-not-open')]
  await assert.rejects(
    call(act, { note: '' }),
    (error) => error instanceof ProblemError && error.code === 'cases.act-not-open',
  )
  assert.equal(asked.length, 1)
})

test('a stale token is renewed once', async () => {
  answers = [refuse(403, 'kernel.cross-site'), () => Response.json({ account: null, csrfToken: 'token-2' }), ok]
  await call(act, { note: '' })
  assert.deepEqual(
    asked.map((one) => one.url),
    ['/api/cases', '/api/session', '/api/cases'],
  )
  assert.equal(asked[2]!.headers['x-csrf-token'], 'token-2')
})

test('a call that needs a sign-in waits at the door and goes on afterwards', async () => {
  const leave = onSignInAsked(() => {
    if (isSignInAsked()) queueMicrotask(() => answerSignIn(true))
  })
  answers = [refuse(401, 'kernel.sign-in-needed'), ok]
  assert.deepEqual(await call(view, { id: '7' }), { id: '7' })
  leave()
})

test('without a door on the page the need to sign in is thrown', async () => {
  answers = [refuse(401, 'kernel.sign-in-needed')]
  await assert.rejects(call(view, { id: '7' }), (error) => error instanceof ProblemError && error.status === 401)
})

test('file names come from the header, Chinese ones too', () => {
  assert.equal(fileNameIn("attachment; filename*=UTF-8''%E5%8F%97%E7%90%86.pdf"), '受理.pdf')
  assert.equal(fileNameIn('inline; filename="a.pdf"'), 'a.pdf')
})
