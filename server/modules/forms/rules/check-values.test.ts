import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { fc } from '#server/properties.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/index.ts'
import type { FormField, FormSection } from '../contract.ts'
import { checkValues } from './check-values.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { readingOf } from './reading.ts'
import { isShown } from './shown.ts'

const checks = { idNumber: checkIdNumber, uscc: checkUscc }
const field = (key: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  key,
  label: `“${key}”`,
  kind,
  required: false,
  ...more,
})
const options = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
]
const section = (...fields: FormField[]): FormSection[] => [{ key: 's', title: '节', fields }]
const errorOf = (one: FormField, value: unknown) =>
  checkValues(section(one), { [one.key]: value }, checks).errors[one.key]
const valueOf = (one: FormField, value: unknown) =>
  checkValues(section(one), { [one.key]: value }, checks).values[one.key]

test('a required field left out is asked for by name', () => {
  const form = section(
    field('name', 'text', { label: '姓名', required: true }),
    field('sex', 'choice', { label: '性别', required: true, options }),
  )
  assert.deepEqual(checkValues(form, {}, checks).errors, { name: '请填写姓名', sex: '请选择性别' })
  assert.deepEqual(checkValues(form, { name: '  ', sex: null }, checks).errors, {
    name: '请填写姓名',
    sex: '请选择性别',
  })
})

test('text is trimmed and its length counted in characters, rare ones too', () => {
  const name = field('name', 'text', { label: '姓名', maxLength: 3 })
  assert.equal(valueOf(name, ' 王𠮷文 '), '王𠮷文')
  assert.equal(errorOf(name, '王静雯雯'), '姓名最多 3 个字，现在是 4 个字，请精简')
})

test('numbers and amounts keep their bounds, amounts in 分', () => {
  const area = field('area', 'number', { label: '面积', unit: '平方米', minimum: 1, maximum: 500 })
  assert.equal(valueOf(area, '80.5'), 80.5)
  assert.equal(errorOf(area, 0), '面积不能小于 1 平方米')
  assert.equal(errorOf(area, 501), '面积不能大于 500 平方米')
  assert.equal(errorOf(area, '八十'), '面积应填写数字')
  const capital = field('capital', 'amount', { label: '注册资金', maximum: 100_000 })
  assert.equal(valueOf(capital, 12_050), 12_050)
  assert.match(errorOf(capital, 0.5)!, /两位小数/)
  assert.equal(errorOf(capital, 100_001), '注册资金不能大于 1000 元')
})

test('a date must exist', () => {
  const born = field('born', 'date', { label: '出生日期' })
  assert.equal(valueOf(born, '2024-02-29'), '2024-02-29')
  for (const wrong of ['2023-02-29', '2024-13-01', '20240229', '0000-01-01'])
    assert.match(errorOf(born, wrong)!, /存在的日期/)
})

test('choices are those of the form, in its order, each once', () => {
  assert.deepEqual(valueOf(field('many', 'choices', { options }), ['b', 'a', 'b']), ['a', 'b'])
  assert.match(errorOf(field('many', 'choices', { options }), ['c'])!, /重新选择/)
  assert.match(errorOf(field('one', 'choice', { options }), 'c')!, /重新选择/)
  assert.match(errorOf(field('yes', 'yes-no'), 'true')!, /是或者否/)
})

test('identifiers are checked by their check digit and telephones by their shape', () => {
  const idNumber = field('id', 'id-number', { label: '身份证号' })
  assert.equal(valueOf(idNumber, ' 11010519491231002x'), '11010519491231002X')
  assert.match(errorOf(idNumber, '110105194912310021')!, /身份证号不正确/)
  const uscc = field('uscc', 'uscc', { label: '统一社会信用代码' })
  assert.equal(valueOf(uscc, '11440300mb2d072246'), '11440300MB2D072246')
  assert.match(errorOf(uscc, '11440300MB2D072247')!, /营业执照/)
  const phone = field('phone', 'phone', { label: '联系电话' })
  assert.equal(valueOf(phone, '+86 199-0000-0001'), '19900000001')
  assert.equal(valueOf(phone, '0990-1234567'), '09901234567')
  assert.match(errorOf(phone, '12345')!, /11 位手机号/)
  assert.match(errorOf(field('place', 'region', { label: '所在地' }), '9901')!, /重新选择所在地/)
})

const conditional = section(
  field('hasShop', 'yes-no', { label: '有店面' }),
  field('kind', 'choice', { label: '店面', options, required: true, when: { key: 'hasShop', equals: true } }),
  field('other', 'text', { label: '说明', required: true, when: { key: 'kind', equals: 'b' } }),
)

test('a hidden field is neither asked nor kept, and what hangs on it neither', () => {
  assert.deepEqual(checkValues(conditional, { hasShop: false, kind: 'b', other: '写过的' }, checks), {
    values: { hasShop: false },
    errors: {},
  })
  assert.deepEqual(checkValues(conditional, { hasShop: true }, checks).errors, { kind: '请选择店面' })
  assert.deepEqual(checkValues(conditional, { hasShop: true, kind: 'b' }, checks).errors, { other: '请填写说明' })
})

test('a wrong value in a hidden field is no error', () => {
  assert.deepEqual(checkValues(conditional, { hasShop: false, kind: 'zzz' }, checks).errors, {})
})

test('unknown keys and things that are no form are dropped', () => {
  assert.deepEqual(checkValues(conditional, { hasShop: false, admin: true, __proto__: 1 }, checks).values, {
    hasShop: false,
  })
  for (const nothing of [null, undefined, 'x', 7, ['hasShop']])
    assert.deepEqual(checkValues(conditional, nothing, checks), { values: {}, errors: {} })
})

test('the reading form shows labels and texts, and leaves hidden fields out', () => {
  const form = [
    ...conditional,
    {
      key: 't',
      title: '金额',
      fields: [
        field('fee', 'amount', { label: '费用' }),
        field('day', 'date', { label: '日期' }),
        field('where', 'region', { label: '地点' }),
      ],
    },
  ]
  const reading = readingOf(
    form,
    { hasShop: true, kind: 'a', fee: 12_345, day: '2026-03-02', where: '990102000000' },
    () => '云溪区',
  )
  assert.deepEqual(
    reading.map(({ section: title, rows }) => [title, rows.map((row) => `${row.label}：${row.text}`)]),
    [
      ['节', ['有店面：是', '店面：甲']],
      ['金额', ['费用：123.45 元', '日期：2026年3月2日', '地点：云溪区']],
    ],
  )
  assert.equal(readingOf(conditional, {})[0]?.rows[0]?.text, '未填写')
})

const kinds: FormField['kind'][] = [
  'text',
  'long-text',
  'number',
  'date',
  'choice',
  'choices',
  'yes-no',
  'id-number',
  'uscc',
  'phone',
  'region',
  'amount',
]
const keys = ['one', 'two', 'three', 'four']
const anyField = fc.record({
  kind: fc.constantFrom(...kinds),
  required: fc.boolean(),
  when: fc.option(
    fc.record({
      key: fc.constantFrom(...keys, 'nowhere'),
      equals: fc.constantFrom<string | boolean>('a', 'b', true, false),
    }),
    { nil: undefined },
  ),
})
const anyForm = fc
  .array(anyField, { minLength: 1, maxLength: 4 })
  .map((fields) =>
    section(
      ...fields.map((one, at) =>
        field(keys[at]!, one.kind, { ...one, ...(one.kind.startsWith('choice') ? { options } : {}) }),
      ),
    ),
  )
const likely = fc.oneof(
  fc.constantFrom<unknown>(
    'a',
    'b',
    ['a'],
    ['b', 'a'],
    true,
    false,
    0,
    12,
    '2026-03-02',
    '11010519491231002X',
    '11440300MB2D072246',
    '19900000001',
    '990102000000',
    '',
    null,
  ),
  fc.anything(),
)
const anyValues = fc.record(Object.fromEntries(keys.map((key) => [key, likely])), { requiredKeys: [] })

test('checking what was checked gives the same, and keeps only shown fields of the form', () => {
  fc.assert(
    fc.property(anyForm, anyValues, (form, values) => {
      const first = checkValues(form, values, checks)
      const shown = form[0]!.fields.filter((one) => isShown(form, one, first.values)).map((one) => one.key)
      for (const key of [...Object.keys(first.values), ...Object.keys(first.errors)])
        assert.ok(shown.includes(key), key)
      const again = checkValues(form, first.values, checks)
      assert.deepEqual(again.values, first.values)
      if (Object.keys(first.errors).length === 0) assert.deepEqual(again.errors, {})
    }),
    { numRuns: 500 },
  )
})

test('without errors every required shown field has a value, and the JSON Schema agrees', () => {
  const ajv = new Ajv2020({ strict: false })
  ajvFormats.default(ajv)
  fc.assert(
    fc.property(anyForm, anyValues, (form, values) => {
      const { values: clean, errors } = checkValues(form, values, checks)
      if (Object.keys(errors).length > 0) return
      for (const one of form[0]!.fields) if (one.required && isShown(form, one, clean)) assert.ok(one.key in clean)
      const schema = jsonSchemaOf(form)
      assert.ok(ajv.validate(schema, clean), `${JSON.stringify(clean)} ${ajv.errorsText()}`)
    }),
    { numRuns: 300 },
  )
})
