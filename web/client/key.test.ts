import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Intention, newKey } from './key.ts'

test('keys are version 4 UUIDs and never the same', () => {
  assert.match(newKey(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(new Set(Array.from({ length: 1000 }, newKey)).size, 1000)
})

test('trying the same again after an unclear answer carries the same key', () => {
  const intention = new Intention()
  assert.equal(intention.keyFor({ a: 1 }), intention.keyFor({ a: 1 }))
})

test('other input is another intention', () => {
  const intention = new Intention()
  assert.notEqual(intention.keyFor({ a: 1 }), intention.keyFor({ a: 2 }))
})

test('the same input after an answer is another intention', () => {
  const intention = new Intention()
  const key = intention.keyFor({ a: 1 })
  intention.settle()
  assert.notEqual(intention.keyFor({ a: 1 }), key)
})
