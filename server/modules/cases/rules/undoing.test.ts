import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { type GrantStanding, grounds, groundsOpen, type UndoingGround, undoingActs, undoingKinds } from './undoing.ts'

const standing: fc.Arbitrary<GrantStanding> = fc.record({
  undone: fc.option(fc.constantFrom(...undoingKinds), { nil: undefined }),
  running: fc.boolean(),
  holder: fc.constantFrom('person', 'enterprise'),
  licence: fc.constantFrom(undefined, 'in-force', 'expired', 'ended'),
})

test('nothing is begun beside another, nor after striking off; what was undone is struck off for that alone', () => {
  fc.assert(
    fc.property(standing, (one) => {
      const open = groundsOpen(one)
      if (one.running || one.undone === 'cancel') assert.deepEqual(open, [])
      else if (one.undone === 'annul' || one.undone === 'recall' || one.licence === 'ended')
        assert.deepEqual(open, ['undone'])
      else assert.ok(!open.includes('undone'))
      if (open.includes('incapable')) assert.equal(one.holder, 'person')
      if (open.includes('dissolved')) assert.equal(one.holder, 'enterprise')
      if (open.includes('expired')) assert.equal(one.licence, 'expired')
    }),
  )
})

test('nothing is decided before the holder was heard or the time told has passed, and nothing after it was', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`)
  const one = fc.record({
    status: fc.constantFrom('hearing', 'decided', 'dropped'),
    answerBy: day,
    stated: fc.boolean(),
    owed: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    paid: fc.boolean(),
  })
  fc.assert(
    fc.property(one, day, (undoing, today) => {
      const open = undoingActs(undoing, today)
      const heard = undoing.stated || today > undoing.answerBy
      assert.equal(open.includes('decide'), undoing.status === 'hearing' && heard)
      assert.equal(open.includes('state'), undoing.status === 'hearing' && !undoing.stated)
      assert.equal(open.includes('pay'), undoing.status === 'decided' && (undoing.owed ?? 0) > 0 && !undoing.paid)
    }),
  )
})

test('a loss is made good exactly where the law says so: not after fraud, not by striking off', () => {
  const owed = (Object.keys(grounds) as UndoingGround[]).filter((ground) => 'owed' in grounds[ground])
  assert.deepEqual(owed, [
    'abuse',
    'beyond-power',
    'procedure',
    'unqualified',
    'annul-by-law',
    'law-changed',
    'facts-changed',
  ])
})
