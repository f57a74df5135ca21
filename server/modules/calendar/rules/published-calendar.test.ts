import assert from 'node:assert/strict'
import { test } from 'node:test'
import known from '#data/reference/calendar.json' with { type: 'json' }
import { contradictionsIn } from './published-calendar.ts'

const messages = (...given: Parameters<typeof contradictionsIn>) => contradictionsIn(...given).map((one) => one.message)

test('the years that come with the software do not contradict themselves', () => {
  for (const [year, { holidays, workdays }] of Object.entries(known.years)) {
    assert.deepEqual(contradictionsIn(Number(year), holidays, workdays), [], year)
  }
})

test('a day of another year, a day named twice and a day both off and on are told apart', () => {
  assert.deepEqual(messages(2027, [{ date: '2026-12-31' }], []), ['2026-12-31 不在 2027 年内'])
  assert.deepEqual(messages(2027, [{ date: '2027-01-01' }, { date: '2027-01-01' }], []), ['2027-01-01 写了两次'])
  assert.deepEqual(messages(2027, [{ date: '2027-01-02' }], ['2027-01-02']), ['2027-01-02 不能既放假又上班'])
})

test('only a weekend day can be worked in exchange', () => {
  assert.deepEqual(messages(2027, [{ date: '2027-01-01' }], ['2027-01-04']), [
    '2027-01-04 本来就是工作日，调休上班日应是周六或周日',
  ])
  assert.deepEqual(messages(2027, [{ date: '2027-01-01' }], ['2027-01-09']), [])
})
