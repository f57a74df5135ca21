import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { inTheWay, periodOf } from './quota.ts'

const quota = { places: 3, per: 'year', basis: '《示范条例》第八条' } as const
const count = fc.integer({ min: 0, max: 6 })

test('a place is granted exactly while those left suffice for everybody accepted earlier as well', () => {
  fc.assert(
    fc.property(count, count, (taken, earlier) => {
      assert.equal(inTheWay(quota, { taken, earlier }) === undefined, taken + earlier < quota.places)
      assert.equal(inTheWay({ ...quota, otherwise: '《招标投标法》' }, { taken, earlier }) === undefined, taken < 3)
    }),
  )
})

test('grants are counted in the calendar year or month of the day', () => {
  assert.deepEqual(periodOf('year', '2026-03-10'), { from: '2026-01-01', to: '2026-12-31' })
  assert.deepEqual(periodOf('month', '2026-02-10'), { from: '2026-02-01', to: '2026-02-31' })
  assert.equal(periodOf('standing', '2026-03-10'), undefined)
})
