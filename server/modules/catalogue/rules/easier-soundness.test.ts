import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ItemContent } from '../contract.ts'
import { differencesBetween } from '../elements/difference.ts'
import { commitmentExample, contentExample } from '../testing.ts'
import { faultsOf } from './soundness.ts'

const instant: Partial<ItemContent> = {
  handling: 'instant',
  promised: { days: 0, unit: 'working-day', explanation: '当场办结' },
  steps: [],
}
const grown = { key: 'grown', text: '年满 18 周岁', holds: 'facts.age >= 18', basis: '《民法典》第十八条' }
const rule = (...conditions: (typeof grown)[]) => ({ instantApproval: { rule: '核验一致即准予', conditions } })
const fields = (changes: Partial<ItemContent>) => faultsOf(contentExample(changes)).map((one) => one.field)

test('an instant rule needs an instant item, a condition at least, and conditions that can be judged', () => {
  assert.deepEqual(fields({ ...instant, ...rule(grown) }), [])
  assert.deepEqual(fields(rule(grown)), ['handling'])
  assert.deepEqual(fields({ ...instant, ...rule() }), ['instantApproval.conditions'])
  assert.deepEqual(fields({ ...instant, ...rule(grown, grown) }), ['instantApproval.conditions.1.key'])
  assert.deepEqual(fields({ ...instant, ...rule({ ...grown, holds: 'facts.age >= "18"' }) }), [
    'instantApproval.conditions.0.holds',
  ])
})

test('a promise stands for something, is declared open to promising, and is checked the sooner the higher the risk', () => {
  const fault = (changes: Parameters<typeof commitmentExample>[0]) => fields({ commitment: commitmentExample(changes) })
  assert.deepEqual(fault({}), [])
  assert.deepEqual(fault({ concerns: ['ecology'] }), ['commitment.concerns'])
  assert.deepEqual(fault({ declared: false }), ['commitment.declared'])
  assert.deepEqual(fault({ conditions: [] }), ['commitment.materials'])
  assert.deepEqual(fault({ materials: ['nothing'] }), ['commitment.materials'])
  assert.deepEqual(fault({ promise: '{某人}承诺属实' }), ['commitment.promise'])
  const check = { mode: 'online' as const, risk: 'low' as const, days: { low: 10, medium: 30, high: 60 } }
  assert.deepEqual(fault({ check }), ['commitment.check.days.high'])
})

test('two versions differ by condition and by part of the commitment', () => {
  const before = contentExample({ ...instant, ...rule(grown), commitment: commitmentExample() })
  const after = contentExample({
    ...instant,
    ...rule({ ...grown, holds: 'facts.age >= 16' }),
    commitment: commitmentExample({ edition: '2026年第2版' }),
  })
  const rows = differencesBetween(before, after)
  assert.deepEqual(
    rows.map((one) => [one.element, one.part]),
    [
      ['commitment', '文本版本'],
      ['instantApproval', '年满 18 周岁'],
    ],
  )
})
