import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedBefore } from './asked-before.ts'

const option = (leadsTo?: string) => ({ key: leadsTo ?? 'end', label: '选项', leadsTo })
const questions = [
  { key: 'first', text: '一', options: [option('second'), option('third')] },
  { key: 'second', text: '二', when: 'first = "second"', otherwise: 'fourth', options: [option()] },
  { key: 'third', text: '三', options: [option('fourth')] },
  { key: 'fourth', text: '四', options: [option()] },
]
const before = (key: string) => askedBefore(questions, key).map((one) => one.key)

test('what was asked before a question is found along every way to it, the way round as well', () => {
  assert.deepEqual(before('first'), [])
  assert.deepEqual(before('second'), ['first'])
  assert.deepEqual(before('fourth'), ['first', 'second', 'third'])
})

test('a question that leads back to itself is not asked before itself', () => {
  const circle = [{ key: 'only', text: '只有一个', options: [option('only')] }]
  assert.deepEqual(askedBefore(circle, 'only'), [])
})
