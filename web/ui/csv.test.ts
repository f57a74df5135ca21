import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf } from './csv.ts'

test('commas, quotes and line breaks stay inside their cell', () => {
  assert.equal(
    csvOf([
      ['办件号', '说明'],
      ['A1', '他说"好",\n走了'],
    ]),
    '\uFEFF办件号,说明\r\nA1,"他说""好"",\n走了"\r\n',
  )
})

test('a cell that looks like a formula is made harmless, a number stays a number', () => {
  assert.equal(
    csvOf([['=HYPERLINK("x")', '-3', '-3.5', '@a', '+86']]),
    `\uFEFF"'=HYPERLINK(""x"")",-3,-3.5,'@a,'+86\r\n`,
  )
})
