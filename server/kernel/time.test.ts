import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { newId, readableCode } from './id.ts'
import { addDays, daysBetween, legalDateOf, momentInWords, momentOf } from './time.ts'

test('a date of law changes at midnight in Shanghai, not in London', () => {
  assert.equal(legalDateOf(new Date('2026-03-01T15:59:59Z')), '2026-03-01')
  assert.equal(legalDateOf(new Date('2026-03-01T16:00:00Z')), '2026-03-02')
  assert.equal(momentOf('2026-03-02').toISOString(), '2026-03-01T16:00:00.000Z')
  assert.equal(momentOf('2026-03-02', 9, 30).toISOString(), '2026-03-02T01:30:00.000Z')
})

test('adding days and counting them agree, over leap years and months', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -4000, max: 4000 }), (start, days) => {
      const from = addDays('2004-01-01', start)
      const to = addDays(from, days)
      assert.equal(daysBetween(from, to), days)
      assert.equal(legalDateOf(momentOf(to, 23, 59)), to)
    }),
  )
})

test('ids sort by the time they were made', () => {
  const earlier = newId(new Date('2026-01-01T00:00:00Z'))
  const later = newId(new Date('2026-01-01T00:00:01Z'))
  assert.ok(earlier < later)
  const moment = new Date('2026-01-01T00:00:02Z')
  const together = Array.from({ length: 2000 }, () => newId(moment))
  assert.deepEqual(together.toSorted(), together)
  assert.equal(new Set(together).size, 2000)
  assert.match(earlier, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('a readable code has no letters that look alike', () => {
  const codes = Array.from({ length: 500 }, () => readableCode(8))
  assert.equal(new Set(codes).size, 500)
  for (const code of codes) assert.match(code, /^[2-9A-HJKMNP-Z]{8}$/)
})

test('a moment in words is that of the clock in Shanghai, also just after midnight there', () => {
  assert.equal(momentInWords(new Date('2026-03-03T02:05:59Z')), '2026年3月3日 10时05分')
  assert.equal(momentInWords(new Date('2026-12-31T16:00:00Z')), '2027年1月1日 00时00分')
})
