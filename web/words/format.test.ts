import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  agoWords,
  clockWords,
  countWords,
  dateWords,
  fullDateWords,
  fullMomentWords,
  limitWords,
  momentWords,
  moneyWords,
  remainingWords,
  shanghaiDate,
  sizeWords,
} from './format.ts'

test('a date of this year has its weekday, another year is said', () => {
  assert.equal(dateWords('2026-11-21', '2026-01-01'), '11月21日（周六）')
  assert.equal(dateWords('2027-01-04', '2026-11-21'), '2027年1月4日（周一）')
  assert.equal(fullDateWords('2026-11-21'), '2026年11月21日')
})

test('a moment is told in Shanghai time, also across midnight', () => {
  assert.equal(shanghaiDate('2026-11-20T16:30:00Z'), '2026-11-21')
  assert.equal(momentWords('2026-11-20T16:30:00Z', '2026-11-21'), '11月21日（周六）00:30')
  assert.equal(clockWords('2026-11-21T14:05:00+08:00'), '14:05')
  assert.equal(fullMomentWords('2026-11-21T06:05:09Z'), '2026年11月21日 14:05:09')
})

test('remaining days are words', () => {
  assert.equal(remainingWords(3), '还剩 3 个工作日')
  assert.equal(remainingWords(0), '今天到期')
  assert.equal(remainingWords(-2), '已超期 2 个工作日')
  assert.equal(remainingWords(5, 'calendar-day'), '还剩 5 天')
  assert.equal(limitWords(0), '当场办结')
  assert.equal(limitWords(10), '10 个工作日')
})

test('money is exact to the 分', () => {
  assert.equal(moneyWords(0), '0 元')
  assert.equal(moneyWords(1200), '12 元')
  assert.equal(moneyWords(123_450), '1,234.50 元')
  assert.equal(moneyWords(-5), '-0.05 元')
  assert.equal(moneyWords(29), '0.29 元')
})

test('counts and sizes', () => {
  assert.equal(countWords(1_234_567), '1,234,567')
  assert.equal(sizeWords(500), '500 字节')
  assert.equal(sizeWords(20_480), '20 KB')
  assert.equal(sizeWords(1_258_291), '1.2 MB')
})

test('how long ago', () => {
  const now = new Date('2026-11-21T06:00:00Z')
  assert.equal(agoWords('2026-11-21T05:59:40Z', now), '刚刚')
  assert.equal(agoWords('2026-11-21T05:30:00Z', now), '30 分钟前')
  assert.equal(agoWords('2026-11-21T01:00:00Z', now), '5 小时前')
  assert.equal(agoWords('2026-11-18T01:00:00Z', now), '11月18日（周三）')
})
