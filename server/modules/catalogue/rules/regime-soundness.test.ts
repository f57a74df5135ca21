import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { contentExample } from '../testing.ts'
import type { ItemContent } from '../contract.ts'
import { faultsOf } from './soundness.ts'

const days = (count: number) => ({ days: count, unit: 'working-day', explanation: '依法' }) as const
const fieldsOf = (changes: Partial<ItemContent>) => faultsOf(contentExample(changes)).map(({ field }) => field)
const basis = '示范市人民政府的通知'

test('a licence handled together is published exactly with a limit of at most forty-five working days', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('unified', 'joint', 'centralised'),
      fc.integer({ min: 10, max: 90 }),
      fc.constantFrom('working-day', 'calendar-day'),
      (kind, count, unit) => {
        const faults = fieldsOf({ regime: { kind, basis }, statutory: { ...days(count), unit } })
        assert.equal(faults.includes('statutory.days'), count > 45)
        assert.equal(faults.includes('statutory.unit'), unit === 'calendar-day')
      },
    ),
  )
})

test('its extension is declared with fifteen days at most', () => {
  const declared = (count: number) => ({
    regime: { kind: 'joint', basis } as const,
    specialProcedures: [{ kind: '1' as const, name: '延长审批', days: count }],
  })
  assert.deepEqual(fieldsOf(declared(15)), [])
  assert.deepEqual(fieldsOf(declared(16)), ['specialProcedures.0.days'])
})

test('only a licence has these limits', () => {
  assert.deepEqual(fieldsOf({ itemType: '20', regime: { kind: 'unified', basis } }), ['regime.kind'])
})

test('what a lower body examines first needs a route, a limit it fits in, and the law where it is not twenty days', () => {
  const lower = (more: object, statutory = days(40)) =>
    fieldsOf({ regime: { kind: 'lower-first', basis, ...more }, statutory, route: '<route/>' })
  assert.deepEqual(lower({}), [])
  assert.deepEqual(lower({ lowerDays: 30 }), ['regime.lowerBasis'])
  assert.deepEqual(lower({ lowerDays: 30, lowerBasis: '《示范条例》第七条' }), [])
  assert.deepEqual(lower({}, days(15)), ['statutory.days'])
  assert.deepEqual(fieldsOf({ regime: { kind: 'lower-first', basis }, statutory: days(40) }), ['route'])
})
