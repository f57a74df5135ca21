import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { browserCode } from './contract-plugin.ts'

const shape = z.object({ name: z.string() })
const contract = {
  levels: { '1': '国家级', '2': '省级' },
  steps: ['examine', 'decide'],
  material: shape,
  shapes: { one: shape },
  helper: () => 1,
  late: refusal('cases.too-late', 409, '已经过了期限'),
  fileCase: route({
    name: 'cases.file-case',
    method: 'POST',
    path: '/api/cases',
    summary: '提交申请',
    permission: 'signed-in',
    input: shape,
    output: shape,
  }),
}

async function loaded(code: string): Promise<Record<string, unknown>> {
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, unknown>
}

test('a route keeps its name, method and address and loses its shapes and permission', async () => {
  const { fileCase } = await loaded(browserCode('', contract))
  assert.deepEqual(fileCase, { name: 'cases.file-case', method: 'POST', path: '/api/cases' })
})

test('a refusal keeps code, status and sentence', async () => {
  const { late } = await loaded(browserCode('', contract))
  assert.deepEqual(late, { code: 'cases.too-late', status: 409, title: '已经过了期限' })
})

test('tables of words and lists stay as they are', async () => {
  const { levels, steps } = await loaded(browserCode('', contract))
  assert.deepEqual(levels, contract.levels)
  assert.deepEqual(steps, contract.steps)
})

test('schemas and functions are not exported, so that using one fails the build', async () => {
  const names = Object.keys(await loaded(browserCode('', contract)))
  assert.deepEqual(names.toSorted(), ['fileCase', 'late', 'levels', 'steps'])
})

test('a pure rule that the contract re-exports stays an import', () => {
  const source = `import { z } from 'zod'\nexport { helper, sum as total } from './rules/sums.ts'\nexport const a = 1\n`
  const code = browserCode(source, { helper: () => 1, total: () => 2, a: 1 })
  assert.match(code, /^export \{ helper, sum as total \} from '\.\/rules\/sums\.ts'$/m)
  assert.match(code, /export const a = 1/)
  assert.doesNotMatch(code, /zod/)
})
