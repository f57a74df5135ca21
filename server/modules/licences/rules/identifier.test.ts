import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { identifierOf, readIdentifier } from './identifier.ts'

/** Identifiers of licences that real bodies issued; the third writes its issuer as a region code. */
const real = [
  '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
  '1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0',
  '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
]

const letters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const text = (length: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: length, maxLength: length }).map((all) => all.join(''))
const serialNumber = fc.integer({ min: 0, max: 999 }).map((count) => String(count).padStart(3, '0'))
const parts = fc.record({
  type: fc.tuple(text(18), serialNumber).map(([body, serial]) => body + serial),
  issuer: fc.oneof(text(18), fc.constantFrom('340100', '990102000000')),
  serial: fc.integer({ min: 1, max: 20 }).chain(text),
  version: fc.integer({ min: 1, max: 999 }),
})

test('identifiers that other platforms gave are read, and made again from their parts', () => {
  for (const identifier of real) {
    const read = readIdentifier(identifier)
    assert.ok(read, identifier)
    assert.equal(identifierOf(read), identifier)
  }
  assert.deepEqual(readIdentifier(real[1]!), {
    type: '11100000000013338W009',
    issuer: '11330105002500287C',
    serial: '2025052201',
    version: 2,
  })
})

test('whatever the parts, the identifier is read back', () => {
  fc.assert(fc.property(parts, (given) => assert.deepEqual(readIdentifier(identifierOf(given)), { ...given })))
})

test('one wrong character anywhere is noticed', () => {
  fc.assert(
    fc.property(parts, fc.nat(), fc.constantFrom(...letters), (given, place, letter) => {
      const identifier = identifierOf(given)
      const at = place % identifier.length
      fc.pre(identifier[at] !== letter && identifier[at] !== '.')
      assert.equal(readIdentifier(identifier.slice(0, at) + letter + identifier.slice(at + 1)), undefined)
    }),
    { numRuns: 500 },
  )
})

test('two neighbouring characters that changed places are noticed', () => {
  for (const identifier of real) {
    const body = identifier.slice('1.2.156.3005.2.'.length)
    for (let at = 0; at + 1 < body.length; at++) {
      if (body[at] === body[at + 1]) continue
      const swapped = body.slice(0, at) + body[at + 1] + body[at] + body.slice(at + 2)
      assert.equal(readIdentifier(`1.2.156.3005.2.${swapped}`), undefined, swapped)
    }
  }
})

test('what is no identifier is not read', () => {
  for (const other of ['', '1.2.156.3005.2', real[0]!.toLowerCase(), `${real[0]}0`, real[0]!.replace('3005', '3006')])
    assert.equal(readIdentifier(other), undefined, other)
})
