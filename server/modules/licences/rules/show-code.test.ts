import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { oldestAccepted, shownUntil } from './show-code.ts'

const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })

test('a code is accepted for its minute and never beyond seventy-five seconds', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 300_000 }), (made, later) => {
      const accepted = shownUntil(made) >= oldestAccepted(new Date(made.getTime() + later))
      if (later <= 60_000) assert.ok(accepted)
      if (later > 75_000) assert.ok(!accepted)
    }),
  )
})
