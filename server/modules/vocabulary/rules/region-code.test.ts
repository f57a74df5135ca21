import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { isRegionCode, levelOfRegion, parentOfRegion, twelveDigits } from './region-code.ts'

test('a code tells its level and its parent', () => {
  assert.deepEqual([levelOfRegion('990000000000'), parentOfRegion('990000000000')], ['2', undefined])
  assert.deepEqual([levelOfRegion('990100000000'), parentOfRegion('990100000000')], ['3', '990000000000'])
  assert.deepEqual([levelOfRegion('990102000000'), parentOfRegion('990102000000')], ['4', '990100000000'])
  assert.deepEqual([levelOfRegion('990102001000'), parentOfRegion('990102001000')], ['5', '990102000000'])
  assert.deepEqual([levelOfRegion('990102001002'), parentOfRegion('990102001002')], ['6', '990102001000'])
})

test('a town of a city without counties belongs to the city', () => {
  assert.deepEqual([levelOfRegion('441900003000'), parentOfRegion('441900003000')], ['5', '441900000000'])
})

test('every code but a province has a parent of a higher level, with the same leading digits', () => {
  const codes = fc
    .integer({ min: 100000000000, max: 999999999999 })
    .chain((number) => fc.constantFrom(2, 4, 6, 9, 12).map((digits) => twelveDigits(String(number).slice(0, digits))))
  fc.assert(
    fc.property(codes, (code) => {
      assert.ok(isRegionCode(code))
      const parent = parentOfRegion(code)
      if (levelOfRegion(code) === '2') return assert.equal(parent, undefined)
      assert.ok(levelOfRegion(parent!) < levelOfRegion(code))
      return assert.ok(code.startsWith(parent!.replace(/0+$/, '')))
    }),
  )
})
