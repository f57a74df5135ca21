import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { notAskedTable } from './not-asked.ts'

test('what the README says is not asked of people is what the items of the demo say', () => {
  const total = notAskedTable().split('\n').at(-1)!
  assert.ok(readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').includes(total), total)
})
