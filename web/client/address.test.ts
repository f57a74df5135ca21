import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parcelOf, type RouteFace } from './address.ts'

const view: RouteFace = { name: 'cases.case-page', method: 'GET', path: '/api/cases/:caseId' }
const act: RouteFace = { name: 'cases.accept-case', method: 'POST', path: '/api/cases/:caseId/accept' }
const upload: RouteFace = { name: 'documents.upload', method: 'POST', path: '/api/files', body: 'bytes' }

test('a view carries the rest of its input in the query and leaves out what is empty', () => {
  const parcel = parcelOf(view, {
    caseId: 'a/b',
    tab: '材料',
    after: undefined,
    state: ['filed', 'accepted'],
    name: '',
  })
  assert.equal(parcel.url, '/api/cases/a%2Fb?tab=%E6%9D%90%E6%96%99&state=filed&state=accepted')
  assert.equal(parcel.body, undefined)
})

test('an act carries the rest of its input in the body, empty words included', () => {
  assert.deepEqual(parcelOf(act, { caseId: '7', note: '', count: 0 }), {
    url: '/api/cases/7/accept',
    body: { note: '', count: 0 },
  })
})

test('an upload carries the file in the body and its name in the query', () => {
  const content = new Blob(['x'])
  assert.deepEqual(parcelOf(upload, { name: '身份证.jpg', content }), {
    url: '/api/files?name=%E8%BA%AB%E4%BB%BD%E8%AF%81.jpg',
    content,
  })
})

test('an address with a hole is never asked for', () => {
  assert.throws(() => parcelOf(view, {}), /caseId/)
})
