import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openActs, type RequestState, requestStates, type Standing } from './request-status.ts'

const nobody: Standing = { staff: false, helper: false, asker: false }
const asker = { ...nobody, asker: true }
const staff = { ...nobody, staff: true }
const helper = { staff: true, helper: true, asker: false }
const states = Object.keys(requestStates) as RequestState[]

test('a stranger finds nothing open, and an ended request is open to nobody', () => {
  for (const state of states) assert.deepEqual(openActs(state, nobody), [])
  assert.deepEqual(openActs('ended', { staff: true, helper: true, asker: true }), [])
})

test('whoever asked may stop it until something is to confirm, and then says yes or no', () => {
  assert.deepEqual(
    states.map((state) => openActs(state, asker)),
    [['withdraw'], ['withdraw'], ['confirm', 'refuse'], [], []],
  )
})

test('a request is taken once; only who took it hands it over, links a case or ends it', () => {
  assert.deepEqual(
    states.map((state) => openActs(state, staff)),
    [['take'], [], [], [], []],
  )
  assert.deepEqual(
    states.map((state) => openActs(state, helper)),
    [['take'], ['hand-over', 'link', 'end'], ['hand-over', 'end'], [], []],
  )
})
