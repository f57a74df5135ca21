import assert from 'node:assert/strict'
import test from 'node:test'
import { fc } from '#server/properties.ts'
import { covers } from '#kernel/actor.ts'
import { checkIdNumber, withCheckCharacter } from './id-number.ts'
import { coversItem, isLive } from './mandate.ts'
import { maskIdNumber, maskName, maskPhone } from './mask.ts'
import { passwordFault } from './password.ts'
import { comesOfAge, isMinor, lastDayAsChild } from './relatives.ts'
import { adminRoles, mayCombine, mayHold } from './roles.ts'
import { type Reach, scopeOfReach, union } from './scope.ts'
import { checkUscc, usccFrom } from './uscc.ts'

const idNumber = fc
  .record({
    region: fc.integer({ min: 110_000, max: 990_199 }),
    day: fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, day, sequence }) =>
    withCheckCharacter(
      `${region}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`,
    ),
  )
const USCC_LETTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const uscc = fc
  .array(fc.constantFrom(...USCC_LETTERS), { minLength: 17, maxLength: 17 })
  .map((letters) => usccFrom(letters.join('')))

function altered(text: string, at: number, letter: string): string {
  return text.slice(0, at) + letter + text.slice(at + 1)
}

test('the sample number of GB 11643 passes and says birth date and sex', () => {
  assert.deepEqual(checkIdNumber(' 11010519491231002x '), {
    number: '11010519491231002X',
    region: '110105',
    birthDate: '1949-12-31',
    sex: 'female',
  })
})

test('a number with a date that never was does not pass', () => {
  for (const day of ['19900230', '19901301', '19900100', '00000101']) {
    assert.equal(checkIdNumber(withCheckCharacter(`990102${day}001`)), undefined)
  }
})

test('altering any one character of an ID number is noticed', () => {
  fc.assert(
    fc.property(idNumber, fc.nat(17), fc.constantFrom(...'0123456789X'), (number, at, letter) => {
      assert.ok(checkIdNumber(number))
      fc.pre(number[at] !== letter)
      return checkIdNumber(altered(number, at, letter)) === undefined
    }),
  )
})

test('altering any one character of a USCC is noticed', () => {
  assert.equal(checkUscc('11440100007483172q'), '11440100007483172Q')
  fc.assert(
    fc.property(uscc, fc.nat(17), fc.constantFrom(...USCC_LETTERS), (code, at, letter) => {
      assert.equal(checkUscc(code), code)
      fc.pre(code[at] !== letter)
      return checkUscc(altered(code, at, letter)) === undefined
    }),
  )
})

test('a mask keeps the length and never shows the middle', () => {
  assert.equal(maskIdNumber('990102199104208083'), '990***********8083')
  assert.equal(maskPhone('19900000001'), '199****0001')
  assert.deepEqual(['王静雯', '李明', '欧', '阿卜杜热西提'].map(maskName), ['王*雯', '李*', '*', '阿****提'])
})

test('a password is long or mixed, without the username, and not one that everybody tries', () => {
  const weak = [
    'Short-1a',
    'alllowercase',
    'Password123!',
    'Aa123456789',
    'zhangsan-9X',
    'aaaaaaaaaaaaaaaaaa',
    '1qaz2wsx!QAZ',
  ]
  for (const password of weak) assert.ok(passwordFault(password, 'zhangsan'), password)
  const good = ['Heyun-Lantern-42', 'rivers bend slowly south', '云桥上看月亮比在城里看更圆一些呢对吧', 'kT7-pmWq3z']
  for (const password of good) assert.equal(passwordFault(password, 'zhangsan'), undefined, password)
})

test('a mandate holds from its first to its last day, until it is revoked, for the items it names', () => {
  const mandate = { validFrom: '2026-03-01', validTo: '2026-03-31', itemIds: ['a'] }
  assert.deepEqual(
    ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => isLive(mandate, day)),
    [false, true, true, false],
  )
  assert.equal(isLive({ ...mandate, revokedAt: new Date(0) }, '2026-03-15'), false)
  assert.deepEqual(
    [coversItem(mandate, 'a'), coversItem(mandate, 'b'), coversItem({ validFrom: '2026-03-01' }, 'b')],
    [true, false, true],
  )
})

const place = fc.record({
  organId: fc.constantFrom('a', 'b', 'c'),
  coversOrgans: fc.subarray(['b', 'c']),
  regionPrefix: fc.constantFrom('9901', '990102', '990123'),
})
const reach = fc.constantFrom<Reach>('own', 'own-organ', 'own-region', 'everywhere')
const spot = fc.record({
  organId: fc.constantFrom('a', 'b', 'c', 'd'),
  regionCode: fc.constantFrom('990100000000', '990102001000', '990123000000', '510000000000'),
})

test('several roles reach exactly where at least one of them does', () => {
  fc.assert(
    fc.property(fc.array(reach, { minLength: 1, maxLength: 4 }), place, spot, (reaches, at, where) => {
      const scopes = reaches.map((one) => scopeOfReach(one, at))
      const together = scopes.reduce(union)
      return covers(together, where) === scopes.some((one) => covers(one, where))
    }),
  )
})

test('own region means that region and below, own body means that body and those it works for', () => {
  const at = { organId: 'a', coversOrgans: ['b'], regionPrefix: '990102' }
  assert.deepEqual(scopeOfReach('own-region', at), { regions: ['990102'] })
  assert.deepEqual(scopeOfReach('own-organ', at), { organs: ['a', 'b'] })
  assert.deepEqual([scopeOfReach('own', at), scopeOfReach('own-organ')], [{}, {}])
})

test('no two of the three administrators meet, whatever else a post holds', () => {
  fc.assert(
    fc.property(fc.subarray([...adminRoles, 'approver', 'window-clerk']), (roles) => {
      return mayCombine(roles) === roles.filter((role) => (adminRoles as readonly string[]).includes(role)).length <= 1
    }),
  )
})

test('words of administrators, officials and the public stay on their own side', () => {
  assert.equal(mayHold('approver', ['system-admin']), false)
  assert.equal(mayHold('security-admin', ['system-admin']), false)
  assert.equal(mayHold('audit-admin', ['approver']), false)
  assert.equal(mayHold('supervisor', ['approver']), true)
  assert.equal(mayHold('citizen', ['approver']), false)
  assert.equal(mayHold('approver', ['citizen']), false)
  assert.equal(mayHold('enterprise-agent', ['citizen']), true)
  assert.equal(mayHold('window-clerk', ['citizen', 'window-clerk']), true)
})

test('whatever the birthday, a guardian’s last day is the one before somebody is eighteen', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (born) => {
      const birth = born.toISOString().slice(0, 10)
      const last = lastDayAsChild(birth)
      assert.equal(isMinor(birth, last), true)
      assert.equal(isMinor(birth, comesOfAge(birth)), false)
      assert.equal(Date.parse(comesOfAge(birth)) - Date.parse(last), 86_400_000)
    }),
  )
  assert.equal(comesOfAge('2008-02-29'), '2026-03-01')
})
