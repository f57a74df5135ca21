import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holidaysIn, workdaysIn } from './day-lines.ts'

test('a day and its name are read from each line, empty lines do not matter', () => {
  assert.deepEqual(holidaysIn('2027-01-01 元旦\n\n 2027-02-05，春节 \n'), {
    holidays: [
      { date: '2027-01-01', name: '元旦' },
      { date: '2027-02-05', name: '春节' },
    ],
  })
})

test('the first line that is no day is named, so that it can be mended', () => {
  assert.equal(holidaysIn('2027-01-01 元旦\n1月2日 元旦').bad, '1月2日 元旦')
  assert.equal(holidaysIn('2027-01-01').bad, '2027-01-01')
  assert.equal(workdaysIn('2027-02-14\n二月十五').bad, '二月十五')
})
