import assert from 'node:assert/strict'
import test from 'node:test'
import { fc } from '#server/properties.ts'
import { regionPrefix } from './region.ts'

test('a region code shrinks to the part that names its level', () => {
  const prefixes = ['990000000000', '990100000000', '990102000000', '990102001000', '990102001002', '990102'].map(
    regionPrefix,
  )
  assert.deepEqual(prefixes, ['99', '9901', '990102', '990102001', '990102001002', '990102'])
})

test('everything inside a region begins with its prefix, and its own code does too', () => {
  const digits = (length: number) =>
    fc.integer({ min: 1, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'))
  const parts = fc.tuple(digits(2), digits(2), digits(2), digits(3), digits(3))
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 5 }), ([a, b, c, d, e], depth) => {
      const village = `${a}${b}${c}${d}${e}`
      const region = [a, b, c, d, e].slice(0, depth).join('').padEnd(12, '0')
      return village.startsWith(regionPrefix(region)) && regionPrefix(region).padEnd(12, '0') === region
    }),
  )
})
