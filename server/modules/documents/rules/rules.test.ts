import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chineseDate } from './chinese-date.ts'
import { sentence } from './sentence.ts'
import { maskHolder } from './mask-holder.ts'
import { isEncryptedPdf, tidyName } from './upload.ts'

test('a date in a letter has no leading zeros', () => {
  assert.equal(chineseDate('2026-01-05'), '2026年1月5日')
})

test('strangers see the surname of a person and the whole name of an enterprise', () => {
  assert.equal(maskHolder('person', '张晓岚'), '张**')
  assert.equal(maskHolder('person', '张三'), '张*')
  assert.equal(maskHolder('person', '𬭎'), '𬭎*')
  assert.equal(maskHolder('enterprise', '示范市晨光食品有限公司'), '示范市晨光食品有限公司')
})

test('a download name has no path and the ending of its content', () => {
  assert.equal(tidyName('../../etc/passwd', 'pdf'), 'passwd.pdf')
  assert.equal(tidyName('C:\\材料\\身份证.jpeg', 'jpg'), '身份证.jpg')
  assert.equal(tidyName('租赁合同.pdf.exe', 'pdf'), '租赁合同.pdf.pdf')
  assert.equal(tidyName('\u0000..', 'png'), '材料.png')
})

test('a PDF whose trailer names an Encrypt dictionary is encrypted', () => {
  assert.equal(isEncryptedPdf(Buffer.from('%PDF-1.7\ntrailer\n<< /Root 1 0 R /Encrypt 9 0 R >>')), true)
  assert.equal(isEncryptedPdf(Buffer.from('%PDF-1.7\ntrailer\n<< /Root 1 0 R >>')), false)
})

test('what somebody wrote ends as a sentence, once', () => {
  assert.equal(sentence('请说明原因'), '请说明原因。')
  assert.equal(sentence('请说明原因。 '), '请说明原因。')
  assert.equal(sentence('已整改；'), '已整改。')
  assert.equal(sentence('为什么？'), '为什么？')
})
