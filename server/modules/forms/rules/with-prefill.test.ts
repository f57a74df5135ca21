import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { FormField } from '../contract.ts'
import type { FormValues } from './check-values.ts'
import { answerFrom, withPrefill } from './with-prefill.ts'

const key = fc.constantFrom('name', 'phone', 'address', 'area', '__proto__', 'toString')
const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()))
const values = fc.array(fc.tuple(key, value)).map((pairs): FormValues => Object.fromEntries(pairs))

test('what a person typed, an emptied box too, is never overridden by what is known', () => {
  fc.assert(
    fc.property(values, values, (prefilled, typed) => {
      const shown = withPrefill(prefilled, typed)
      for (const one of Object.keys(typed)) assert.deepEqual(shown[one], typed[one])
      for (const one of Object.keys(prefilled))
        if (!Object.hasOwn(typed, one)) assert.deepEqual(shown[one], prefilled[one])
      assert.equal(Object.keys(shown).length, new Set([...Object.keys(prefilled), ...Object.keys(typed)]).size)
    }),
    { examples: [[{ phone: '19900000001' }, { phone: '' }]] },
  )
})

const field = (kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  key: 'k',
  label: '项',
  kind,
  required: true,
  ...more,
})

test('a row of a licence’s face is read as the field would have it', () => {
  assert.equal(answerFrom(field('text'), '云溪区云桥路 18 号'), '云溪区云桥路 18 号')
  assert.equal(answerFrom(field('date'), '2026年1月5日'), '2026-01-05')
  assert.equal(answerFrom(field('number'), '58 平方米'), 58)
  assert.equal(answerFrom(field('amount'), '1000.50 元'), 100_050)
  assert.equal(answerFrom(field('choice', { options: [{ value: '1', label: '男' }] }), '男'), '1')
})

test('what does not read as an answer is left to the person', () => {
  for (const kind of ['date', 'number', 'amount', 'choice', 'region', 'yes-no', 'rows'] as const)
    assert.equal(answerFrom(field(kind), '见附页'), undefined)
})
