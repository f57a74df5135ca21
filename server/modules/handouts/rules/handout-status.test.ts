import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { shipmentState } from './handout-status.ts'

test('however often, late or disordered it is told, a shipment only goes forward and ends the same', () => {
  const codes = ['collected', 'moving', 'delivering', 'signed', 'refused', 'no-one', 'returning', 'returned'] as const
  const rank = { booked: 0, 'on-the-way': 1, returned: 2, done: 3 }
  const told = fc.array(fc.record({ code: fc.constantFrom(...codes), at: fc.date({ noInvalidDate: true }) }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(told, fc.nat(), (events, seed) => {
      const shuffled = events.toSorted(
        (one, other) => ((one.at.getTime() * 31 + seed) % 7) - ((other.at.getTime() * 31 + seed) % 7),
      )
      assert.equal(shipmentState([...shuffled, ...events]), shipmentState(events))
      for (let known = 0; known < events.length; known++)
        assert.ok(rank[shipmentState(events.slice(0, known))] <= rank[shipmentState(events)])
    }),
  )
})
