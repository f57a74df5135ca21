import assert from 'node:assert/strict'
import { test } from 'node:test'
import { levels } from '../contract.ts'
import { isBad, satisfactionCode } from './levels.ts'

test('the national codes count from 1, the best, to 5, the worst, and the two lowest are bad', () => {
  assert.deepEqual(
    levels.map((level) => [level, satisfactionCode(level), isBad(level)]),
    [
      ['very-satisfied', '1', false],
      ['satisfied', '2', false],
      ['mostly-satisfied', '3', false],
      ['unsatisfied', '4', true],
      ['very-unsatisfied', '5', true],
    ],
  )
})
