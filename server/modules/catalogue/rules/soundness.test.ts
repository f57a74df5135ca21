import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { outsideFacts } from '#modules/exchange/index.ts'
import { itemContent, type ItemContent } from '../contract.ts'
import { contentExample } from '../testing.ts'
import { importedContent } from './imported-content.ts'
import { faultsOf } from './soundness.ts'

const messages = (changes: Partial<ItemContent>) =>
  faultsOf(contentExample(changes))
    .map((fault) => fault.message)
    .join('\n')

test('the example, and whatever is imported, is sound', () => {
  assert.deepEqual(faultsOf(contentExample()), [])
  for (const taskType of ['1', '5', '7', '20', 'x']) {
    const content = importedContent({
      name: '高龄津贴（县级）',
      code: 'X-0001',
      regionCode: '990102000000',
      taskType,
      mainItem: '',
    })
    assert.deepEqual(faultsOf(itemContent.parse(content)), [])
  }
})

test('a nearly empty item is told everything it must have, each beside its field', () => {
  const nothing = { days: 20, unit: 'working-day', explanation: '' } as const
  const empty: Partial<ItemContent> = {
    statutory: nothing,
    promised: nothing,
    conditions: [],
    materials: [],
    form: [],
    basis: [],
    steps: [],
    result: { kind: 'approval', name: '', faceFields: [] },
    service: { address: '', hours: '', phone: '', complaintPhone: '' },
  }
  assert.deepEqual(
    faultsOf(contentExample(empty)).map((fault) => fault.field),
    [
      'basis',
      'conditions',
      'statutory.explanation',
      'promised.explanation',
      'result.name',
      'service.address',
      'service.hours',
      'service.phone',
      'service.complaintPhone',
      'steps',
      'form',
    ],
  )
})

test('what an import declared as a gap is no fault, and what somebody then states is looked at', () => {
  const gaps = ['basis', 'conditions', 'service'] as const
  const service = { address: '', hours: '', phone: '', complaintPhone: '' }
  assert.deepEqual(faultsOf(contentExample({ basis: [], conditions: [], service, gaps: [...gaps] })), [])
  assert.equal(faultsOf(contentExample({ basis: [], gaps: ['conditions'] }))[0]?.field, 'basis')
})

test('a basis without its article, a fee without its basis, half a question and a film nobody should be sent to are found where they stand', () => {
  const faults = faultsOf(
    contentExample({
      basis: [contentExample().basis[0]!, { law: '《示范条例》', article: ' ' }],
      fees: [{ name: '工本费', standard: '10 元', basis: '' }],
      faq: [{ question: '多久？', answer: '' }],
      videos: [
        { title: '怎么填表', url: 'https://video.example/form', minutes: 3, captioned: true },
        { title: '', url: 'http://video.example/plain', minutes: 0, captioned: false },
      ],
    }),
  )
  assert.deepEqual(
    faults.map((fault) => fault.field),
    ['basis.1.article', 'fees.0.basis', 'faq.0.answer', 'videos.1.title', 'videos.1.url', 'videos.1.minutes'],
  )
})

test('a promise longer than the law allows is a fault', () => {
  const limit = { days: 21, unit: 'working-day', explanation: '承诺' } as const
  assert.match(messages({ promised: limit, steps: [] }), /超过了法定时限/)
})

test('an instant item is decided on the spot, and its steps fit into the promise', () => {
  assert.match(messages({ handling: 'instant' }), /当场办结/)
  assert.match(messages({ steps: [{ key: 'examine', name: '审查', days: 11 }] }), /超过了承诺时限/)
})

test('a wholly online item asks nobody to come', () => {
  assert.match(messages({ online: true, trips: 1 }), /次数应为 0/)
})

test('a form that cannot be filled in is a fault', () => {
  const field = { key: 'a', label: '甲', kind: 'text', required: true } as const
  const form = (...fields: object[]) => [{ key: 's', title: '节', fields }] as ItemContent['form']
  const result = contentExample().result
  const lacking = { ...result, faceFields: [] }
  assert.match(messages({ form: form({ ...field, when: { key: 'b', equals: true } }), result: lacking }), /显示条件/)
  assert.match(messages({ form: form({ ...field, when: { key: 'a', equals: true } }), result: lacking }), /显示条件/)
  assert.match(messages({ form: form({ ...field, kind: 'choice' }), result: lacking }), /没有选项/)
  assert.match(messages({ form: form(field, field), result: lacking }), /“a”重复/)
  assert.match(
    messages({ form: form({ ...field, kind: 'number', minimum: 2, maximum: 1 }), result: lacking }),
    /下限大于上限/,
  )
  assert.match(messages({ form: form(field), result }), /不在表单里/)
})

test('a deferrable material says for how long, and a licence says which', () => {
  const [one] = contentExample().materials
  assert.match(messages({ materials: [{ ...one!, necessity: 'deferrable' }] }), /补交的天数/)
  assert.match(messages({ result: { kind: 'licence', name: '证', faceFields: [] } }), /证照类型/)
})

test('an implementation code holds the basic code', () => {
  const changes = { basicCode: '440127028002', implementationCode: '11440300MB2D0722464440127028001' }
  assert.match(messages(changes), /所填基本编码不同/)
  assert.match(messages({ basicCode: '12' }), /12 位/)
  assert.equal(messages({ ...changes, basicCode: '440127028001' }), '')
})

test('every item that comes with the system is sound', () => {
  const folder = join(import.meta.dirname, '../../../../data/reference/items')
  const files = globSync('*.json', { cwd: folder })
  for (const file of files) {
    const { content } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { content: object }
    // Its way through the office is drawn in a file of its own.
    const drawn = join(folder, '../routes', file.replace('.json', '.bpmn'))
    const route = existsSync(drawn) ? { route: readFileSync(drawn, 'utf8') } : {}
    assert.deepEqual(faultsOf(itemContent.parse({ ...content, ...route }), outsideFacts), [], file)
  }
})
