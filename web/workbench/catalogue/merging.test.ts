import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ItemContent } from '#modules/catalogue/contract.ts'
import { contentExample } from '#modules/catalogue/testing.ts'
import { clashesOf, merged, ownSides } from './merging.ts'

const base = contentExample({ gaps: ['fees', 'trips'] })
const by = (mine: Partial<ItemContent>, theirs: Partial<ItemContent>) =>
  clashesOf(base, { ...base, ...mine }, { ...base, ...theirs }).map(({ element, by: who }) => `${element} ${who}`)

test('what only one of two changed is theirs alone, what both changed is both’s', () => {
  assert.deepEqual(by({}, {}), [])
  assert.deepEqual(by({ summary: '甲' }, { conditions: ['乙'] }), ['summary me', 'conditions them'])
  assert.deepEqual(by({ summary: '甲' }, { summary: '乙' }), ['summary both'])
  assert.deepEqual(by({ summary: '同' }, { summary: '同' }), [])
})

test('elements of several fields go together, and the order of keys means nothing', () => {
  assert.deepEqual(by({ tripsReason: '核验原件' }, { trips: 1 }), ['trips both'])
  const { days, unit, explanation } = base.promised
  assert.deepEqual(by({ promised: { explanation, unit, days } }, {}), [])
  assert.deepEqual(by({ plainName: undefined }, {}), ['plainName me'])
})

test('the merged draft has each side’s own changes, and gaps only where their side has them', () => {
  const mine = { ...base, summary: '甲', gaps: ['trips' as const] }
  const theirs = { ...base, conditions: ['乙'], gaps: ['fees' as const] }
  const clashes = clashesOf(base, mine, theirs)
  const both = merged(mine, theirs, ownSides(clashes))
  assert.deepEqual([both.summary, both.conditions, both.gaps], ['甲', ['乙'], undefined])
  assert.deepEqual(clashesOf(base, both, merged(theirs, mine, ownSides(clashesOf(base, theirs, mine)))), [])
})
