import assert from 'node:assert/strict'
import { test } from 'node:test'
import { characterNotPrintable } from '../contract.ts'
import { missingCharacters, printable, requirePrintable } from './fonts.ts'

test('rare characters of GB 18030 that stand in names can be printed', () => {
  assert.deepEqual(missingCharacters('䶮㛃𬭎𫖯喆堃垚犇'), [])
})

test('a character that neither face has is refused by name, wherever it stands in the document', () => {
  assert.throws(
    () => requirePrintable({ title: '受理通知书', body: ['您好', { rows: [['申请人', '张𠮷']] }] }),
    (error: ReturnType<typeof characterNotPrintable>) => {
      assert.equal(error.code, characterNotPrintable.code)
      assert.deepEqual(error.facts, { characters: ['𠮷'] })
      return true
    },
  )
})

test('invisible characters that come with copied text are left out', () => {
  assert.equal(printable('张\u200b三\ufeff丰\u00ad'), '张三丰')
  assert.deepEqual(requirePrintable({ name: '张\u200b三' }), { name: '张三' })
})
