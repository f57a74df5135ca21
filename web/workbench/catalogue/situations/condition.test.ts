import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { choiceOf, conditionOf } from './condition.ts'

const key = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/)
const choices = fc.dictionary(key, fc.uniqueArray(key, { minLength: 1, maxLength: 4 }), { maxKeys: 4 })

test('what an editor ticks is written as a condition and read back as the same ticks', () => {
  fc.assert(
    fc.property(choices, (choice) => {
      assert.deepEqual({ ...choiceOf(conditionOf(choice)) }, { ...choice })
    }),
  )
})

test('one option is an equation, several are a list, questions hold together', () => {
  assert.equal(conditionOf({ premises: ['rented'] }), 'premises = "rented"')
  assert.equal(
    conditionOf({ premises: ['rented', 'own'], staff: ['many'], area: [] }),
    'premises in ("rented", "own") and staff = "many"',
  )
  assert.equal(conditionOf({ premises: [] }), undefined)
})

test('a condition that says more than ticks can is left to be written', () => {
  assert.equal(choiceOf('premises = "rented" or staff = "many"'), undefined)
  assert.equal(choiceOf('not(premises = "rented")'), undefined)
  assert.equal(choiceOf('premises = "rented" and premises = "own"'), undefined)
  assert.deepEqual(choiceOf(undefined), {})
})
