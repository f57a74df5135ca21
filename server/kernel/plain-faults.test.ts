import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { plainFault } from './plain-faults.ts'

z.config({ localeError: plainFault })

const shape = z.strictObject({
  name: z.string().min(1).max(4),
  reason: z.string().min(5),
  age: z.number().int().min(18),
  kind: z.enum(['a', 'b']),
  files: z.array(z.uuid()).min(1),
  step: z.number().multipleOf(5),
  code: z.string().regex(/^\d$/, '一位数字'),
})

test('every fault that Zod finds is told in Chinese, and a contract’s own words stay', () => {
  const given = { name: '', reason: '短', age: 3, kind: 'c', files: [], step: 7, code: 'x', more: 1 }
  const found = shape.safeParse(given).error!.issues.map(({ path, message }) => [path.join('.'), message])
  assert.deepEqual(Object.fromEntries(found), {
    name: '请填写这一项',
    reason: '至少要写 5 个字',
    age: '不能小于 18',
    kind: '请从给出的选项中选择',
    files: '至少要选 1 项',
    step: '应是 5 的整数倍',
    code: '一位数字',
    '': '多了不认识的内容：more',
  })
})

test('what is missing or of another kind is told too, without a word of programming', () => {
  const found = shape.safeParse({ name: '太长的名字', age: '十八', files: ['no'], code: 1 }).error!.issues
  for (const { message } of found) {
    assert.match(message, /\p{Script=Han}/u)
    assert.doesNotMatch(message, /[a-z]{3,}/i)
  }
  assert.deepEqual(
    found.filter(({ path }) => path[0] === 'reason' || path[0] === 'age').map(({ message }) => message),
    ['请填写这一项', '这里要填数字'],
  )
})
