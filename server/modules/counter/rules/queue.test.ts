import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ticketLetters } from '../contract.ts'
import { kindsCalled, kindsCalledBefore, kindsOffered, ticketNumber, type WindowKind } from './queue.ts'

const kinds = Object.keys(ticketLetters) as WindowKind[]

test('elders and people with disabilities are called first, and a window for one matter calls its own only', () => {
  assert.deepEqual(kindsCalled('general'), ['priority', 'general'])
  for (const kind of kinds.filter((one) => one !== 'general' && one !== 'priority'))
    assert.deepEqual(kindsCalled(kind), [kind])
})

test('only a general ticket has others called before it however late they came', () => {
  assert.deepEqual(kindsCalledBefore('general'), ['priority'])
  for (const kind of kinds.filter((one) => one !== 'general')) assert.deepEqual(kindsCalledBefore(kind), [])
})

test('what can be drawn is what some window of the hall calls, each once', () => {
  assert.deepEqual(kindsOffered([]), [])
  assert.deepEqual(new Set(kindsOffered(['general', 'general'])), new Set(['general', 'priority']))
  for (const kind of kindsOffered(kinds)) assert.ok(kinds.some((one) => kindsCalled(one).includes(kind)))
})

test('a ticket reads as its letter and three digits, and more when a day needs them', () => {
  assert.deepEqual([ticketNumber('A', 12), ticketNumber('B', 1000)], ['A012', 'B1000'])
})
