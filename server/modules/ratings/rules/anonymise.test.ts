import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { anonymise } from './anonymise.ts'

test('names, telephone and ID numbers and mail addresses are struck out, the complaint stays', () => {
  const text =
    '我是王静雯，电话 199 0000 1234，身份证 11010519491231002X，邮箱 wang@mail.example，窗口的沈雨桐让我跑了3次。'
  assert.equal(
    anonymise(text, ['王静雯', '沈雨桐']),
    '我是＊＊，电话 ＊＊，身份证 ＊＊，邮箱 ＊＊，窗口的＊＊让我跑了3次。',
  )
})

test('short numbers that make up the complaint are left', () => {
  assert.equal(anonymise('2026年3月跑了4趟，等了45分钟', []), '2026年3月跑了4趟，等了45分钟')
})

test('whatever stands around it, a telephone number never comes through', () => {
  const around = fc.string({ unit: fc.constantFrom('办', '事', '，', ' ', '。', '我') })
  const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
  fc.assert(
    fc.property(around, phone, around, (before, number, after) => {
      assert.ok(!/\d{6}/.test(anonymise(`${before}${number}${after}`, [])))
    }),
  )
})
