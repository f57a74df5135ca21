import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handoutStates, type HandoutState } from './handout-status.ts'
import { reminderOf } from './reminder.ts'

test('a reminder names the code exactly where the result waits at a window, and says otherwise what to do', () => {
  const says = (state: HandoutState, way: 'counter' | 'online' | 'post' | null) => reminderOf('居住证', { state, way })
  for (const state of ['ready', 'returned'] as const) {
    for (const way of ['counter', null] as const) assert.match(says(state, way), /取件码/, handoutStates[state])
    for (const way of ['post', 'online'] as const) assert.doesNotMatch(says(state, way), /取件码/, handoutStates[state])
  }
  assert.match(says('ready', 'post'), /还没有寄出/)
  assert.match(says('returned', 'post'), /退回/)
  assert.match(says('ready', 'online'), /缴费/)
})
