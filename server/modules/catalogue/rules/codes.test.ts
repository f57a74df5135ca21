import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { checkUscc } from '#modules/identity/index.ts'
import {
  handlingCode,
  implementationCode,
  kindOfCode,
  parseBasicCode,
  parseHandlingCode,
  parseImplementationCode,
} from './codes.ts'

// Codes in use, standards §1.2 and §1.3; spaces as printed there.
const implementations = [
  '11440300MB2D072246 4 440127028001',
  '11440100007483172Q 3 440106043001',
  '11440100007482575H 3 440118009000',
  '11370800MB28559184 3 370117002011',
]

test('a basic code says region, type, department, main item and sub-item', () => {
  assert.deepEqual(parseBasicCode('000123018000'), {
    region: '00',
    itemType: '01',
    department: '23',
    main: '018',
    sub: '000',
  })
  assert.equal(parseBasicCode('210973001000')?.department, '73')
  assert.equal(parseBasicCode('00012301800Y')?.sub, '00Y')
})

test('an implementation code is a body, a level and a basic code', () => {
  for (const code of implementations) {
    const parsed = parseImplementationCode(code)
    assert.ok(parsed && checkUscc(parsed.uscc), code)
    assert.ok(parseBasicCode(parsed.basic), code)
    assert.equal(kindOfCode(code), 'implementation')
  }
})

test('a handling code is an implementation code and two digits', () => {
  const code = '114403006939513773 3 442015052008 02'
  assert.deepEqual(parseHandlingCode(code), {
    uscc: '114403006939513773',
    level: '3',
    basic: '442015052008',
    handling: '02',
  })
  assert.equal(kindOfCode(code), 'handling')
})

test('a basic code becomes an implementation code, and that a handling code', () => {
  for (const code of implementations) {
    const { uscc, level, basic } = parseImplementationCode(code)!
    const built = implementationCode(uscc, level, basic)
    assert.deepEqual(parseImplementationCode(built), { uscc, level, basic })
    const handled = parseHandlingCode(handlingCode(built, 2))
    assert.deepEqual(handled, { uscc, level, basic, handling: '02' })
  }
  assert.throws(() => implementationCode('123', '4', '440127028001'))
})

test('local codes are taken as they are', () => {
  for (const code of ['511A0138000000-511602000000-000-115113010833722043-1-00', 'G-000007-001', '440'])
    assert.equal(kindOfCode(code), 'local')
})

test('any basic code reads back as its parts', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
  fc.assert(
    fc.property(digits(9), fc.oneof(digits(3), fc.constant('00Y')), (head, sub) => {
      const parsed = parseBasicCode(head + sub)!
      assert.equal(Object.values(parsed).join(''), head + sub)
      assert.equal(parseImplementationCode(head + sub), undefined)
    }),
  )
})
