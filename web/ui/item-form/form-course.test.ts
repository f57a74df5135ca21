import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormSection } from '#modules/forms/contract.ts'
import { obstacles, shownSections } from './form-course.ts'

const sections: FormSection[] = [
  { key: 'shop', title: '经营场所', fields: [field('name'), field('online', 'yes-no')] },
  { key: 'web', title: '网络经营', fields: [{ ...field('site'), when: { key: 'online', equals: true } }] },
]

function field(key: string, kind: 'text' | 'yes-no' = 'text') {
  return { key, label: key, kind, required: true }
}

test('a section whose questions do not apply is not on the way', () => {
  const keys = (online: boolean) => shownSections(sections, { online }).map((one) => one.key)
  assert.deepEqual(keys(false), ['shop'])
  assert.deepEqual(keys(true), ['shop', 'web'])
})

test('what stands in the way is told in the order of the form', () => {
  const found = obstacles(sections, { site: '请填写网址', name: '请填写名称', other: '不在这一部分' })
  assert.deepEqual(
    found.map((one) => one.message),
    ['请填写名称', '请填写网址'],
  )
})

test('what is wrong within a repeating group is told with its row', () => {
  const partners: FormSection[] = [
    {
      key: 'firm',
      title: '股东',
      fields: [{ key: 'partners', label: '股东', kind: 'rows', required: true, fields: [] }],
    },
  ]
  assert.deepEqual(obstacles(partners, { 'partners.1.name': '请填写姓名' }), [
    { place: 'partners.1.name', message: '股东 2：请填写姓名' },
  ])
})
