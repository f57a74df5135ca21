import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { ratingChannelTitles, type RatingChannel } from '../contract.ts'
import { doubtsAbout, type RatingTraces } from './doubts.ts'

const measures = { leastSecondsAtPad: 5, mostFromDevice: 6, mostFromAccount: 6 }
const traces: fc.Arbitrary<RatingTraces> = fc.record({
  bad: fc.boolean(),
  channel: fc.constantFrom(...(Object.keys(ratingChannelTitles) as RatingChannel[])),
  staffDevice: fc.boolean(),
  byDefault: fc.boolean(),
  secondsSinceDecision: fc.integer({ min: 0, max: 20 }),
  lately: fc.record({ fromDevice: fc.integer({ min: 0, max: 12 }), fromAccount: fc.integer({ min: 0, max: 12 }) }),
})

test('each doubt is cast exactly by its own trace, and a bad rating is doubted for a burst alone', () => {
  fc.assert(
    fc.property(traces, (one) => {
      const doubts = doubtsAbout(one, measures)
      const good = !one.bad
      assert.equal(doubts.includes('staff-device'), good && one.staffDevice)
      assert.equal(doubts.includes('by-default'), good && one.byDefault)
      assert.equal(doubts.includes('too-quick'), good && one.channel === 'hall-pad' && one.secondsSinceDecision < 5)
      assert.equal(doubts.includes('burst'), one.lately.fromDevice >= 6 || one.lately.fromAccount >= 6)
      assert.equal(new Set(doubts).size, doubts.length)
    }),
  )
})

test('more of the same never takes a doubt away', () => {
  fc.assert(
    fc.property(traces, fc.nat(5), fc.nat(5), (one, device, account) => {
      const { fromDevice, fromAccount } = one.lately
      const more = { ...one, lately: { fromDevice: fromDevice + device, fromAccount: fromAccount + account } }
      const after = doubtsAbout(more, measures)
      assert.ok(doubtsAbout(one, measures).every((doubt) => after.includes(doubt)))
    }),
  )
})

test('a rating given in one’s own time from one’s own device is not doubted', () => {
  fc.assert(
    fc.property(traces, (one) => {
      const own = { ...one, staffDevice: false, byDefault: false, secondsSinceDecision: 60 }
      assert.deepEqual(doubtsAbout({ ...own, lately: { fromDevice: 0, fromAccount: 0 } }, measures), [])
    }),
  )
})
