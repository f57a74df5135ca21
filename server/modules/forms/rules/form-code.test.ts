import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readableCode } from '#kernel/id.ts'
import { fc } from '#server/properties.ts'
import { DRAWN_LETTERS, formCodeFrom, readFormCode, spacedFormCode } from './form-code.ts'

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

test('a code is read as it is printed, spaced, and in small letters', () => {
  const code = formCodeFrom(readableCode(DRAWN_LETTERS))
  assert.equal(code.length, 14)
  assert.match(spacedFormCode(code), /^SQ(-[0-9A-Z]{4}){3}$/)
  for (const typed of [
    code,
    spacedFormCode(code),
    ` ${code.toLowerCase()} `,
    spacedFormCode(code).replaceAll('-', ' '),
  ])
    assert.deepEqual(readFormCode(typed), { code })
})

test('one wrong letter or two neighbours swapped are found', () => {
  const drawn = fc.array(fc.constantFrom(...LETTERS), { minLength: DRAWN_LETTERS, maxLength: DRAWN_LETTERS })
  fc.assert(
    fc.property(drawn, fc.nat(DRAWN_LETTERS), fc.constantFrom(...LETTERS), (letters, at, other) => {
      const body = formCodeFrom(letters.join('')).slice(2)
      const slip = `SQ${body.slice(0, at)}${other}${body.slice(at + 1)}`
      if (body[at] !== other) assert.equal(readFormCode(slip), 'mistyped')
      const swapped = `SQ${body.slice(0, at)}${body[at + 1] ?? ''}${body[at]}${body.slice(at + 2)}`
      if (at < DRAWN_LETTERS && body[at] !== body[at + 1]) assert.equal(readFormCode(swapped), 'mistyped')
    }),
  )
})

test('initials of an item, a number of a person and an address are something else', () => {
  for (const typed of ['spjyxk', 'sqjzz', '110101199003071234', 'https://example.cn/progress?number=1', 'SQ'])
    assert.equal(readFormCode(typed), undefined)
})
