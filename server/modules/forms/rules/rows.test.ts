import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { fc } from '#server/properties.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/index.ts'
import type { FormSection, RowField } from '../contract.ts'
import { checkValues } from './check-values.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { readingOf, regionCodesIn } from './reading.ts'

const checks = { idNumber: checkIdNumber, uscc: checkUscc }
const fields: RowField[] = [
  { key: 'name', label: '姓名', kind: 'text', required: true, maxLength: 5 },
  { key: 'share', label: '出资额', kind: 'amount', required: false },
  { key: 'abroad', label: '是否境外', kind: 'yes-no', required: true },
  { key: 'country', label: '国家', kind: 'text', required: true, when: { key: 'abroad', equals: true } },
  { key: 'place', label: '住所', kind: 'region', required: false },
]
const form: FormSection[] = [
  {
    key: 'owners',
    title: '股东',
    fields: [
      { key: 'many', label: '是否有股东', kind: 'yes-no', required: true },
      {
        key: 'partners',
        label: '股东',
        kind: 'rows',
        required: true,
        minimum: 1,
        maximum: 2,
        when: { key: 'many', equals: true },
        fields,
      },
    ],
  },
]
const one = { name: '王静雯', share: 100_000, abroad: false }

test('each row is checked as a form of its own, and what is wrong is told at its place', () => {
  const partners = [one, { name: '李明李明李明', abroad: true }]
  const { errors } = checkValues(form, { many: true, partners }, checks)
  assert.deepEqual(errors, {
    'partners.1.name': '姓名最多 5 个字，现在是 6 个字，请精简',
    'partners.1.country': '请填写国家',
  })
})

test('rows nobody wrote in are dropped and the others keep their place for what is wrong', () => {
  const checked = checkValues(form, { many: true, partners: [{}, { name: '王静雯' }, { name: ' ' }] }, checks)
  assert.deepEqual(checked.errors, { 'partners.1.abroad': '请选择是否境外' })
  assert.deepEqual(checkValues(form, { many: true, partners: [{}, one] }, checks), {
    values: { many: true, partners: [one] },
    errors: {},
  })
})

test('a group that must be there is asked for, and how many there may be is kept to', () => {
  assert.deepEqual(checkValues(form, { many: true }, checks).errors, { partners: '请添加股东' })
  assert.match(checkValues(form, { many: true, partners: [one, one, one] }, checks).errors['partners']!, /最多填 2 条/)
  assert.match(checkValues(form, { many: true, partners: '王静雯' }, checks).errors['partners']!, /重新填写/)
})

test('a hidden group is neither asked nor kept, and a hidden field of a row neither', () => {
  assert.deepEqual(checkValues(form, { many: false, partners: [{ name: '王' }] }, checks), {
    values: { many: false },
    errors: {},
  })
  const { values } = checkValues(form, { many: true, partners: [{ ...one, country: '写过的' }] }, checks)
  assert.deepEqual(values['partners'], [one])
})

test('a group reads row by row, places by name', () => {
  const values = { many: true, partners: [{ ...one, place: '990102000000' }] }
  assert.deepEqual(regionCodesIn(form, values), ['990102000000'])
  assert.deepEqual(readingOf(form, values, () => '云溪区')[0]?.rows, [
    { key: 'many', label: '是否有股东', text: '是' },
    { key: 'partners.0', label: '股东 1', text: '姓名：王静雯；出资额：1000.00 元；是否境外：否；住所：云溪区' },
  ])
  assert.equal(readingOf(form, { many: true })[0]?.rows[1]?.text, '未填写')
})

const anything = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null))
const row = fc.dictionary(fc.constantFrom('name', 'share', 'abroad', 'country', 'other'), anything)

test('whatever is given, checking what was kept gives the same, and what has no error fits the schema', () => {
  const ajv = new Ajv2020({ strict: false })
  ajvFormats.default(ajv)
  const fits = ajv.compile(jsonSchemaOf(form))
  const given = fc.record({ many: fc.boolean(), partners: fc.oneof(anything, fc.array(row, { maxLength: 3 })) })
  fc.assert(
    fc.property(given, (values) => {
      const checked = checkValues(form, values, checks)
      if (Object.keys(checked.errors).length > 0) return true
      assert.deepEqual(checkValues(form, checked.values, checks), checked)
      return fits(checked.values)
    }),
    { examples: [[{ many: true, partners: [one as never] }]] },
  )
})
