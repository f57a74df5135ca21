import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bulkEdit } from '#modules/catalogue/contract.ts'
import { type EditDraft, editOf, editWords, emptyDraft, type Path, REPLACE, settings } from './edit-drafts.ts'

const draft = (part: Partial<EditDraft>): EditDraft => ({ ...emptyDraft(1), ...part })

test('an edit that says too little is none yet', () => {
  assert.equal(editOf(emptyDraft(1)), undefined)
  assert.equal(editOf(draft({ what: 'service.phone' })), undefined)
  assert.equal(editOf(draft({ what: 'trips', text: 'two' })), undefined)
  assert.equal(editOf(draft({ what: 'audience' })), undefined)
  assert.equal(editOf(draft({ what: REPLACE, from: '一' })), undefined)
  assert.equal(editOf(draft({ what: 'service.phone', clear: true })), undefined, 'every item has a telephone')
})

test('each kind of value becomes what the item holds, and reads back in words', () => {
  const cases: [Partial<EditDraft>, unknown, string][] = [
    [{ what: 'service.phone', text: ' 12345 ' }, '12345', '“咨询电话”改成“12345”'],
    [{ what: 'trips', text: '0' }, 0, '“到现场次数”改成“0”'],
    [{ what: 'online', text: 'no' }, false, '“全程网办”改成“否”'],
    [{ what: 'handling', text: 'instant' }, 'instant', '“办件类型”改成“即办件”'],
    [{ what: 'audience', codes: ['1', '2'] }, ['1', '2'], '“服务对象”改成“自然人、企业法人”'],
    [{ what: 'conditions', text: '年满十八\n\n 有场所 ' }, ['年满十八', '有场所'], '“受理条件”改成“年满十八、有场所”'],
    [{ what: 'service.hall', clear: true }, null, '去掉“大厅”'],
  ]
  for (const [part, value, words] of cases) {
    const edit = editOf(draft(part))!
    assert.equal(edit.kind === 'set' && JSON.stringify(edit.value), JSON.stringify(value))
    assert.equal(editWords(edit), words)
  }
  assert.equal(editWords(editOf(draft({ what: REPLACE, from: '旧路', text: '新路' }))!), '文字“旧路”换成“新路”')
})

test('everything on offer may be changed for many items', () => {
  for (const path of Object.keys(settings) as Path[]) {
    assert.ok(bulkEdit.safeParse({ kind: 'set', path, value: null }).success, path)
  }
})
