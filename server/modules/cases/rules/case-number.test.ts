import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { numberPrefix } from './case-number.ts'

test('a case number of a national implementation code is 45 characters long', () => {
  assert.equal(`${numberPrefix('11440300MB2D0722464440127028001', '2026-03-02')}000017`.length, 45)
})

test('whatever the item code, the number fits into fifty letters and digits', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (code) => {
      assert.match(`${numberPrefix(code, '2026-03-02')}123456`, /^[0-9A-Za-z]{14,50}$/)
    }),
  )
})
