import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openToStaff } from './open-to-staff.ts'

test('of the acts that are open a clerk is told those of staff, not those of the applicant or the system', () => {
  const open = [
    { act: 'accept', title: '受理', by: 'staff' },
    { act: 'withdraw', title: '撤回申请', by: 'applicant' },
    { act: 'deem-accepted', title: '视为受理', by: 'system' },
    { act: 'claim', title: '认领' },
  ]
  assert.deepEqual(openToStaff(open), ['受理', '认领'])
  assert.equal(openToStaff(undefined), undefined)
})
