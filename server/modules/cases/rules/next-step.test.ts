import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Status } from '../contract.ts'
import { nextStep } from './next-step.ts'

const due = '12月8日（周二）'
const told = (status: Status, late?: boolean) => nextStep({ status, undone: null }, due, false, late)

test('whoever waits reads by which day, and once it has passed that it has and whom to ask', () => {
  assert.equal(told('accepted'), '已经受理，正在审查，最晚 12月8日（周二）作出决定。')
  assert.equal(
    told('accepted', true),
    '已经受理，正在审查。12月8日（周二）以前应当作出决定，现在已经超过期限，您可以向办理机关询问，也可以拨打 12345。',
  )
  assert.match(nextStep({ status: 'suspended', undone: null, hearing: 'called' }, due), /^已经通知举行听证/)
  assert.match(told('suspended'), /^正在进行检验、专家评审等特别程序/)
  assert.equal(nextStep({ status: 'examined', undone: null }), '审查已经完成，等待作出决定。')
})

test('no sentence names a day that has passed as one to come', () => {
  const owed: readonly Status[] = ['filed', 'corrected', 'accepted', 'examined', 'granted', 'denied', 'suspended']
  for (const status of owed) assert.doesNotMatch(told(status, true), /最晚|预计/, status)
})

test('what is undone, and what is still to be supplied, is said first and last', () => {
  assert.match(nextStep({ status: 'closed', undone: 'annul' }, due), /^准予的决定已被撤销/)
  assert.match(nextStep({ status: 'examined', undone: null }, due, true), /补齐以后才能准予。$/)
})
