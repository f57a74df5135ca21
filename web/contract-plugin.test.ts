import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { browserCode, contractsWithoutZod } from './contract-plugin.ts'

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
  const { fileCase } = await loaded(browserCode(contract, []))
  assert.deepEqual(fileCase, { name: 'cases.file-case', method: 'POST', path: '/api/cases' })
})

test('a refusal keeps code, status and sentence', async () => {
  const { late } = await loaded(browserCode(contract, []))
  assert.deepEqual(late, { code: 'cases.too-late', status: 409, title: '已经过了期限' })
})

test('tables of words and lists stay as they are', async () => {
  const { levels, steps } = await loaded(browserCode(contract, []))
  assert.deepEqual(levels, contract.levels)
  assert.deepEqual(steps, contract.steps)
})

test('schemas and functions are not exported, so that using one fails the build', async () => {
  const names = Object.keys(await loaded(browserCode(contract, [])))
  assert.deepEqual(names.toSorted(), ['fileCase', 'late', 'levels', 'steps'])
})

test('a pure rule that the contract re-exports stays an import', () => {
  const code = browserCode({ helper: () => 1, total: () => 2, a: 1 }, [
    { names: ['helper', 'sum as total'], path: './rules/sums.ts' },
  ])
  assert.match(code, /^export \{ helper, sum as total \} from '\.\/rules\/sums\.ts'$/m)
  assert.match(code, /export const a = 1/)
})

test('rules are found in the contract and in the files it gathers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'))
  const module = join(folder, 'server', 'modules', 'sums')
  mkdirSync(join(module, 'contract'), { recursive: true })
  writeFileSync(join(module, 'contract.ts'), `export * from './contract/parts.ts'\nexport const a = 1\n`)
  writeFileSync(join(module, 'contract', 'parts.ts'), `export {\n  sum,\n  type Sum,\n} from '../rules/sums.ts'\n`)
  mkdirSync(join(module, 'rules'))
  writeFileSync(join(module, 'rules', 'sums.ts'), 'export type Sum = number\nexport const sum = (a: Sum) => a\n')
  const { load } = contractsWithoutZod() as { load: (this: object, id: string) => Promise<{ code: string }> }
  const watched: string[] = []
  const { code } = await load.call({ addWatchFile: (file: string) => watched.push(file) }, join(module, 'contract.ts'))
  assert.equal(code, `export { sum } from './rules/sums.ts'\nexport const a = 1\nexport {}\n`)
  assert.equal(watched.length, 1)
  rmSync(folder, { recursive: true })
})
