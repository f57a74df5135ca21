import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cancelGroundsOf, intentMoves } from './intent.ts'

const told = { status: 'hearing', answerBy: '2026-03-10', stated: false } as const

test('nothing is decided before the holder has spoken or the last day has passed', () => {
  assert.deepEqual(intentMoves(told, '2026-03-10'), ['state', 'record-statement', 'drop'])
  assert.deepEqual(intentMoves(told, '2026-03-11'), ['state', 'record-statement', 'decide', 'drop'])
  assert.deepEqual(intentMoves({ ...told, stated: true }, '2026-03-03'), ['decide', 'drop'])
  assert.deepEqual(intentMoves({ ...told, status: 'dropped' }, '2026-03-11'), [])
})

test('a licence is struck off on the grounds that fit how it stands and who holds it', () => {
  assert.deepEqual(cancelGroundsOf({ status: 'expired', holder: 'person' }), ['expired'])
  assert.deepEqual(cancelGroundsOf({ status: 'revoked', holder: 'person' }), ['undone'])
  assert.deepEqual(cancelGroundsOf({ status: 'valid', holder: 'enterprise' }), [
    'dissolved',
    'force-majeure',
    'cancel-by-law',
  ])
})
