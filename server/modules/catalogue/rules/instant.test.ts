import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { contentExample } from '../testing.ts'
import { judgeRule, mentionsOf, ruleFault, ruleGrants, type RuleScope, scopeFrom } from './instant.ts'

const form = contentExample().form.concat({
  key: 'shop',
  title: '场所',
  fields: [
    { key: 'area', label: '面积', kind: 'number', required: true },
    { key: 'ownHouse', label: '自有房屋', kind: 'yes-no', required: true },
    { key: 'bornOn', label: '出生日期', kind: 'date', required: true },
  ],
})
const condition = (holds: string) => ({ key: 'c', text: '条件', holds, basis: '依据' })
const nothing: RuleScope = { form: {}, licences: {}, facts: {} }
const verdict = (holds: string, scope: RuleScope) => judgeRule([condition(holds)], form, scope)[0]!.verdict

test('a condition names what it speaks of, each path once and whole', () => {
  assert.deepEqual(
    mentionsOf(
      'facts.age >= 60 and (licences.idCard.face.住址 = form.name or facts.age > 90) and date(form.bornOn) < date(facts.today)',
    ),
    ['facts.age', 'licences.idCard.face.住址', 'form.name', 'form.bornOn', 'facts.today'],
  )
})

test('a condition holds only when it is exactly true with everything there', () => {
  const scope = scopeFrom({ 'facts.age': 61, 'form.area': 20, 'licences.idCard.face.住址': '云溪区' })
  assert.equal(verdict('facts.age >= 60', scope), 'holds')
  assert.equal(verdict('facts.age >= 65', scope), 'fails')
  assert.equal(verdict('facts.sex = "female"', scope), 'uncertain')
  assert.equal(verdict('licences.businessLicence != null', scope), 'uncertain')
  assert.equal(verdict('licences.idCard != null', scope), 'holds')
  // FEEL itself says yes here, though one half is not known.
  assert.equal(verdict('facts.age >= 60 or facts.sex = "female"', scope), 'uncertain')
  assert.equal(verdict('date(form.bornOn) < date("2000-01-01")', scopeFrom({ 'form.bornOn': '不详' })), 'uncertain')
  assert.equal(verdict('form.area', scope), 'uncertain')
  assert.equal(verdict('facts.age >=', scope), 'uncertain')
  assert.equal(verdict('form.area >= 10', scopeFrom({ 'form.area': '20' })), 'uncertain')
})

test('a rule without conditions grants to nobody', () => {
  assert.equal(ruleGrants(judgeRule([], form, nothing)), false)
})

test('what cannot be read, is not known, is of another kind or says neither yes nor no is a fault', () => {
  for (const wrong of [
    'facts.age >=',
    'true',
    'facts.salary > 3',
    'form.nope = "x"',
    'answers.premises = "own"',
    'form.area = "大"',
    '"60" <= facts.age',
    'form.area + 1',
    'licences.idCard.colour = "red"',
    'nofun(form.area)',
    'facts.age >= 60 and age',
  ])
    assert.ok(ruleFault(wrong, form), wrong)
  for (const right of [
    'facts.age >= 60',
    'form.ownHouse',
    'form.area <= 50 and not(facts.creditExcluded)',
    'licences.idCard != null',
    'starts with(licences.idCard.face.住址, "示范市")',
    'date(licences.businessLicence.validTo) > date(facts.today)',
    'facts.registeredRegion in ("990102", "990123")',
  ])
    assert.equal(ruleFault(right, form), undefined, right)
})

test('a fact of another body may be spoken of when the directory has it, by its field and as what it is', () => {
  const fields = [{ key: 'months', title: '连续缴费月数', kind: 'number' }] as const
  const outside = [{ name: 'socialInsurance', title: '参保情况', fields }]
  const fault = (holds: string) => ruleFault(holds, form, outside)
  assert.equal(fault('facts.socialInsurance.months >= 12'), undefined)
  assert.match(ruleFault('facts.socialInsurance.months >= 12', form)!, /不能用的信息/)
  assert.match(fault('facts.socialInsurance.salary > 1')!, /不能用的信息/)
  assert.match(fault('facts.bankAccount.balance > 1')!, /不能用的信息/)
  assert.match(fault('facts.socialInsurance.months = "12"')!, /不是同一类/)
  const [unknown] = judgeRule(
    [{ key: 'a', text: '参保', holds: 'facts.socialInsurance.months >= 12', basis: '示范' }],
    form,
    { form: {}, licences: {}, facts: {} },
    outside,
  )
  assert.deepEqual([unknown?.verdict, unknown?.why], ['uncertain', '没有“参保情况：连续缴费月数”的信息'])
})

/** Says for itself whether `facts.age` and `form.area` and `form.ownHouse` are within bounds. */
const atoms = [
  { holds: 'facts.age >= 60', truth: (v: Values) => typeof v.age === 'number' && v.age >= 60 },
  { holds: 'form.area <= 50', truth: (v: Values) => typeof v.area === 'number' && v.area <= 50 },
  { holds: 'form.ownHouse', truth: (v: Values) => v.own === true },
  { holds: 'not(form.ownHouse)', truth: (v: Values) => v.own === false },
]
type Values = { age?: unknown; area?: unknown; own?: unknown }
const anything = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 120 }), fc.boolean(), fc.string({ maxLength: 3 }), fc.constant(Number.NaN)),
  { nil: undefined },
)

test('whatever is known of an applicant, a rule grants exactly when each condition is true of it', () => {
  fc.assert(
    fc.property(
      fc.subarray(atoms, { minLength: 0 }),
      fc.record({ age: anything, area: anything, own: anything }),
      (chosen, values) => {
        const scope: RuleScope = {
          form: { area: values.area, ownHouse: values.own },
          licences: {},
          facts: { age: values.age },
        }
        const judged = judgeRule(
          chosen.map((one) => condition(one.holds)),
          form,
          scope,
        )
        const all = chosen.length > 0 && chosen.every((one) => one.truth(values))
        assert.equal(ruleGrants(judged), all)
        for (const [at, one] of judged.entries()) assert.equal(one.verdict === 'holds', chosen[at]!.truth(values))
      },
    ),
    { numRuns: 500 },
  )
})
