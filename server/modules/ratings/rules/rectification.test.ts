import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { type State, states } from '../contract.ts'
import { afterStep, overStates, rectificationTable, stepDue } from './rectification.ts'

const choices = fc.array(fc.constantFrom(...rectificationTable), { maxLength: 40 })

/** Tries the rows one after another, as people would: what is not open changes nothing. */
function walk(tries: readonly (typeof rectificationTable)[number][]): { path: State[]; by: string[] } {
  const path: State[] = ['to-verify']
  const by: string[] = []
  for (const { step, finding } of tries) {
    const row = afterStep(path.at(-1)!, step, finding)
    if (!row) continue
    path.push(row.to)
    by.push(row.by)
  }
  return { path, by }
}

test('whatever is tried, no state is visited twice and an end is an end', () => {
  fc.assert(
    fc.property(choices, (tries) => {
      const { path } = walk(tries)
      assert.equal(new Set(path).size, path.length)
      assert.ok(path.slice(0, -1).every((state) => !overStates.includes(state)))
    }),
  )
})

test('no loop ends by the hand of the body complained about, and none is dismissed without a review', () => {
  fc.assert(
    fc.property(choices, (tries) => {
      const { path, by } = walk(tries)
      if (!overStates.includes(path.at(-1)!)) return
      assert.equal(by.at(-1), 'supervisor')
      if (path.at(-1) === 'dismissed') assert.deepEqual(path, ['to-verify', 'not-upheld', 'dismissed'])
    }),
  )
})

test('a loop that closes was found true, mended and visited, in that order', () => {
  fc.assert(
    fc.property(choices, (tries) => {
      const { path } = walk(tries)
      if (path.at(-1) === 'closed') assert.deepEqual(path.slice(-3), ['upheld', 'rectified', 'closed'])
    }),
  )
})

test('every state but the ends waits for exactly one step, and every end can be reached', () => {
  for (const state of states) {
    const steps = new Set(rectificationTable.filter((row) => row.from === state).map((row) => row.step))
    assert.equal(steps.size, overStates.includes(state) ? 0 : 1, state)
    assert.equal(stepDue(state) === undefined, overStates.includes(state), state)
  }
  const reached = new Set(['to-verify', 'amended', ...rectificationTable.map((row) => row.to)])
  assert.deepEqual([...reached].sort(), [...states].sort())
})
