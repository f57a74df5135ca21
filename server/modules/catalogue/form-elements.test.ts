import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import type { FormField, ItemContent } from './contract.ts'
import { defaultForm } from './rules/default-form.ts'
import { faultsOf } from './rules/soundness.ts'
import { inSituation } from './rules/situations.ts'
import { contentExample } from './testing.ts'
import { versionFaults } from './version-faults.ts'

let world: World
let organId: string
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
})
after(() => world.close())

const withField = (field: FormField) =>
  contentExample({ form: [...contentExample().form, { key: 'more', title: '其他', fields: [field] }] })
const faults = async (content: ItemContent) =>
  (await world.inside((ctx) => versionFaults(ctx, { content, organId }))).filter(({ field }) =>
    field.startsWith('form'),
  )
const nation: FormField = { key: 'nation', label: '民族', kind: 'choice', required: true }
const options = [{ value: '01', label: '汉族' }]

test('a field may ask a standard element more strictly, never otherwise, and the element must be there', async () => {
  const element = { key: 'person-nation', version: 1 }
  assert.deepEqual(await faults(withField({ ...nation, options, element })), [])
  const loose = withField({ ...nation, options: [{ value: '99', label: '外星人' }], element })
  assert.match((await faults(loose))[0]!.message, /“民族”的选项与数据元“民族”不一致/)
  const unknown = withField({ ...nation, options, element: { key: 'person-nation', version: 7 } })
  assert.match((await faults(unknown))[0]!.message, /不在数据元库里/)
})

test('the form an item starts with asks those it is meant for, by standard elements', async () => {
  const titles = (audience: ItemContent['audience']) => defaultForm(audience).map((section) => section.title)
  assert.deepEqual(titles(['1']), ['申请人', '申请内容'])
  assert.deepEqual(titles(['2', '4']), ['申请单位', '申请内容', '联系方式'])
  assert.deepEqual(titles(['1', '2']), ['申请内容', '联系方式'])
  for (const audience of [['1'], ['2'], ['1', '2']] as ItemContent['audience'][]) {
    const content = contentExample({
      form: defaultForm(audience),
      result: { kind: 'approval', name: '批复', faceFields: [] },
    })
    assert.deepEqual(await faults(content), [])
  }
})

const partners: FormField = {
  key: 'partners',
  label: '股东',
  kind: 'rows',
  required: false,
  fields: [{ key: 'name', label: '姓名', kind: 'text', required: true }],
}
const faultFields = (field: FormField) =>
  faultsOf(withField(field)).map((fault) => fault.field.split('.').slice(4).join('.'))

test('a repeating group has fields of its own, which speak of each other only', () => {
  assert.deepEqual(faultFields(partners), [])
  assert.deepEqual(faultFields({ ...partners, fields: [] }), ['fields'])
  assert.deepEqual(faultFields({ ...nation, options, fields: partners.fields }), ['fields'])
  const [name] = partners.fields!
  assert.deepEqual(faultFields({ ...partners, fields: [name!, name!] }), ['fields'])
  assert.deepEqual(faultFields({ ...partners, maximum: 500 }), ['maximum'])
  assert.deepEqual(faultFields({ ...partners, fields: [{ ...name!, when: { key: 'statement', equals: 'x' } }] }), [
    'fields.0.when',
  ])
})

test('a repeating group does not stand on the face of a licence', () => {
  const content = withField(partners)
  const faced = { ...content, result: { ...content.result, faceFields: ['partners'] } }
  assert.deepEqual(
    faultsOf(faced).map((fault) => fault.field),
    ['result.faceFields'],
  )
})

test('within a group only the fields of the situation are asked', () => {
  const situations: ItemContent['situations'] = [
    {
      key: 'size',
      text: '几个人？',
      options: [
        { key: 'one', label: '一个' },
        { key: 'more', label: '几个' },
      ],
    },
  ]
  const fields = [partners.fields![0]!, { ...partners.fields![0]!, key: 'share', inSituation: 'size = "more"' }]
  const content = { ...withField({ ...partners, fields }), situations }
  const keys = (size: string) =>
    inSituation(content, { size })
      .form.flatMap((section) => section.fields)
      .find((field) => field.key === 'partners')
      ?.fields?.map((field) => field.key)
  assert.deepEqual([keys('one'), keys('more')], [['name'], ['name', 'share']])
})
