import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { numberFrom, textFrom } from './number-text.ts'

test('money typed in 元 is kept in 分 exactly', () => {
  assert.equal(numberFrom('12.5', 100), 1250)
  assert.equal(numberFrom('0.29', 100), 29)
  assert.equal(numberFrom('1,234', 100), 123_400)
  assert.equal(numberFrom('', 100), null)
})

test('what is not an amount stays as it was typed, so that the rule can say so', () => {
  assert.equal(numberFrom('12.345', 100), '12.345')
  assert.equal(numberFrom('十二', 100), '十二')
  assert.equal(numberFrom('12..5', 1), '12..5')
})

test('every amount reads back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => numberFrom(textFrom(fen, 100), 100) === fen),
  )
})
