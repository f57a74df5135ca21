import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DataElement } from '#modules/vocabulary/contract.ts'
import { fieldFrom, renewed } from './from-element.ts'

const address: DataElement = {
  key: 'person-address',
  version: 2,
  origin: 'standard',
  retired: false,
  subject: 'person',
  label: '现住址',
  kind: 'text',
  help: '写到门牌号',
  maxLength: 200,
  sources: [{ from: 'profile', field: 'person.address' }, { from: 'earlier' }],
}

test('a field of an element takes over its label, help and check and says which version that was', () => {
  assert.deepEqual(fieldFrom(address, []), {
    key: 'personAddress',
    required: true,
    label: '现住址',
    kind: 'text',
    help: '写到门牌号',
    maxLength: 200,
    prefill: 'person.address',
    element: { key: 'person-address', version: 2 },
  })
})

test('the same element twice in a form has two keys', () => {
  assert.equal(fieldFrom(address, [{ key: 'personAddress' }, { key: 'personAddress2' }]).key, 'personAddress3')
})

test('a newer version leaves the field its key, its condition and whether it must be filled in', () => {
  const field = { ...fieldFrom(address, []), key: 'home', required: false, when: { key: 'moved', equals: true } }
  const next = renewed(field, { ...address, version: 3, label: '居住地址', maxLength: undefined })
  assert.deepEqual(
    [next.key, next.required, next.when, next.label, next.maxLength, next.element?.version],
    ['home', false, { key: 'moved', equals: true }, '居住地址', undefined, 3],
  )
})
