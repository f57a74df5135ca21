import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asProblem, ProblemError, problemFrom } from './problem.ts'

test('a refusal keeps the server\u2019s code, sentence and facts', () => {
  const body = { code: 'cases.act-not-open', title: '现在不能补正', status: 409, facts: { open: ['withdraw'] } }
  const problem = problemFrom(409, JSON.stringify(body))
  assert.equal(problem.code, 'cases.act-not-open')
  assert.equal(problem.title, '现在不能补正')
  assert.deepEqual(problem.facts, { open: ['withdraw'] })
  assert.equal(problem.undecided, false)
})

test('the first message of each field is the one to show', () => {
  const fields = [
    { field: 'phone', message: '请填写手机号' },
    { field: 'phone', message: '手机号应为 11 位' },
    { field: 'applicant.name', message: '请填写姓名' },
  ]
  const problem = problemFrom(422, JSON.stringify({ code: 'kernel.invalid-input', title: '有误', facts: { fields } }))
  assert.deepEqual(problem.fieldErrors, { phone: '请填写手机号', 'applicant.name': '请填写姓名' })
})

test('a server error says it is not the person\u2019s fault and gives the number to report', () => {
  const problem = problemFrom(500, JSON.stringify({ code: 'kernel.unexpected', title: 'x', instance: 'req-7' }))
  assert.match(problem.title, /不是您的操作有误.*req-7/)
  assert.equal(problem.undecided, true)
})

test('a page of a proxy instead of a problem document is still a sentence', () => {
  assert.match(problemFrom(502, '<html>Bad gateway</html>').title, /502/)
  assert.equal(problemFrom(404, '<html>').code, 'web.unreadable')
})

test('anything thrown becomes a problem once', () => {
  const problem = new ProblemError({ code: 'a.b', status: 409, title: '不行' })
  assert.equal(asProblem(problem), problem)
  assert.equal(asProblem(new TypeError('x')).code, 'web.broken')
})
