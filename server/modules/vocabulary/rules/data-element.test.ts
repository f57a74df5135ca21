import assert from 'node:assert/strict'
import { test } from 'node:test'
import given from '#data/reference/data-elements.json' with { type: 'json' }
import { elementContent, type ElementContent } from '../contract-elements.ts'
import { elementFaults, inheritedFrom, loosenedBy } from './data-element.ts'

const options = [
  { value: '1', label: '男' },
  { value: '2', label: '女' },
]
const element = (more: Partial<ElementContent>): ElementContent => ({
  label: '性别',
  subject: 'person',
  kind: 'choice',
  help: '照身份证上的选',
  options,
  sources: [],
  ...more,
})

test('a field taken from an element asks nothing otherwise, a stricter one neither', () => {
  const area = element({ kind: 'number', options: undefined, minimum: 1, maximum: 500, unit: '平方米' })
  assert.deepEqual(loosenedBy(inheritedFrom(area), area), [])
  assert.deepEqual(loosenedBy({ kind: 'number', minimum: 10, maximum: 100, unit: '平方米' }, area), [])
  assert.deepEqual(loosenedBy({ kind: 'choice', options: options.slice(1) }, element({})), [])
})

test('what a field asks more loosely than its element is named', () => {
  const address = element({ kind: 'text', options: undefined, maxLength: 200 })
  assert.deepEqual(loosenedBy({ kind: 'text' }, address), ['最多字数'])
  assert.deepEqual(loosenedBy({ kind: 'long-text', maxLength: 300 }, address), ['填写方式', '最多字数'])
  assert.deepEqual(loosenedBy({ kind: 'choice', options: [{ value: '3', label: '不详' }] }, element({})), ['选项'])
  const area = element({ kind: 'number', options: undefined, minimum: 1, maximum: 500, unit: '平方米' })
  assert.deepEqual(loosenedBy({ kind: 'number', minimum: 0, maximum: 501, unit: '亩' }, area), [
    '最小值',
    '最大值',
    '单位',
  ])
})

test('an element that contradicts itself is not sound', () => {
  assert.deepEqual(elementFaults(element({})), [])
  const fieldsOf = (more: Partial<ElementContent>) => elementFaults(element(more)).map((fault) => fault.field)
  assert.deepEqual(fieldsOf({ options: undefined }), ['options'])
  assert.deepEqual(fieldsOf({ options: [...options, options[0]!] }), ['options'])
  assert.deepEqual(fieldsOf({ kind: 'date', maxLength: 3 }), ['options', 'maxLength'])
  assert.deepEqual(fieldsOf({ kind: 'number', options: undefined, minimum: 3, maximum: 2 }), ['maximum'])
  assert.deepEqual(fieldsOf({ kind: 'date', options: undefined, unit: '天' }), ['unit'])
})

test('the elements that come with the software are sound, each key once', () => {
  const keys = given.map((one) => one.key)
  assert.equal(new Set(keys).size, keys.length)
  for (const { key, table, ...said } of given as ({ key: string; table?: string } & ElementContent)[]) {
    const content = elementContent.parse(table ? { ...said, options } : said)
    assert.deepEqual(elementFaults(content), [], key)
  }
})
