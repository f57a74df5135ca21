import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ItemContent, SituationQuestion } from '../contract.ts'
import { branching, contentExample } from '../testing.ts'
import { addedByOption, situationFaults } from './situation-soundness.ts'
import { everyPath, inSituation, materialsFor, pathOf } from './situations.ts'

const content = contentExample(branching)
const keys = (answers: Record<string, string>) => materialsFor(content, answers).map((one) => one.key)
const faults = (changes: Partial<ItemContent>) =>
  situationFaults(contentExample({ ...branching, ...changes }))
    .map((one) => one.message)
    .join('\n')

test('answers lead from question to question, and to the exact list', () => {
  assert.equal(pathOf(content, {}).next?.key, 'premises')
  assert.equal(pathOf(content, { premises: 'rented' }).next?.key, 'staff')
  assert.equal(pathOf(content, { premises: 'rented', staff: 'few' }).next, undefined)
  assert.deepEqual(keys({}), ['identity'])
  assert.deepEqual(keys({ premises: 'rented', staff: 'few' }), ['identity', 'lease'])
  assert.deepEqual(keys({ premises: 'own', staff: 'many' }), ['identity', 'deed', 'health'])
  const fields = inSituation(content, { premises: 'own', staff: 'few' }).form.flatMap((one) => one.fields)
  assert.deepEqual(
    fields.map((one) => one.key),
    ['name'],
  )
})

test('an option may say that this is the wrong item', () => {
  assert.match(pathOf(content, { premises: 'none', staff: 'few' }).stop!, /摊点备案/)
  assert.deepEqual(pathOf(content, { premises: 'none', staff: 'few' }).answers, { premises: 'none' })
})

test('an answer to a question that is not asked changes nothing', () => {
  assert.deepEqual(keys({ staff: 'many' }), ['identity'])
})

test('a sound tree has no faults, and says what each answer adds', () => {
  assert.equal(faults({}), '')
  const added = addedByOption(content).map((one) => [one.option, one.materials.join()])
  assert.deepEqual(added, [
    ['rented', '租赁合同'],
    ['own', '产权证明'],
    ['none', ''],
    ['few', ''],
    ['many', '从业人员健康证明'],
  ])
})

test('dead ends, circles and questions nobody is asked are refused', () => {
  const [premises, staff] = branching.situations as [SituationQuestion, SituationQuestion]
  assert.match(faults({ situations: [premises] }), /死胡同/)
  const circle = { ...staff, options: [{ key: 'few', label: '少', leadsTo: 'premises' }, staff.options[1]!] }
  assert.match(faults({ situations: [premises, circle] }), /绕回了自己/)
  assert.match(faults({ situations: [staff, premises] }), /谁也问不到/)
  const both = { ...staff, options: [{ key: 'few', label: '少', leadsTo: 'staff', stop: '不办' }] }
  assert.match(faults({ situations: [premises, both] }), /自相矛盾/)
  const never = [{ key: 'premises', text: '场所？', options: [{ key: 'none', label: '没有', stop: '不办' }] }]
  assert.match(faults({ situations: never, materials: [], form: content.form.map(free) }), /谁也不能申请/)
})

test('a fault of the questions stands beside the question, the option or the condition it is about', () => {
  const fields = (changes: Partial<ItemContent>) =>
    situationFaults(contentExample({ ...branching, ...changes })).map((one) => one.field)
  const [premises, staff] = branching.situations as [SituationQuestion, SituationQuestion]
  assert.deepEqual(fields({ situations: [premises, { ...staff, key: 'people' }] }), [
    'situations.0.options.0',
    'situations.0.options.1',
    'situations.1',
    'materials.3.when',
  ])
  const fee = { name: '工本费', standard: '10 元', basis: '文件', when: 'premises = "none"' }
  assert.deepEqual(fields({ fees: [fee] }), ['fees.0.when'])
})

test('conditions that cannot be read, or can never hold, are refused', () => {
  const [identity] = content.materials
  const when = (condition: string) => faults({ materials: [{ ...identity!, when: condition }] })
  assert.match(when('premises = "rented" and'), /语法错误/)
  assert.match(when('place = "rented"'), /不存在的问题：place/)
  assert.match(when('premises = "rented" and premises = "own"'), /自相矛盾/)
  assert.match(when('premises = "hired"'), /自相矛盾/)
  assert.match(when('premises = "none"'), /自相矛盾/)
})

test('every path of a tree without faults ends, and its list is asked in no other way', () => {
  fc.assert(
    fc.property(soundTrees, (situations) => {
      const tree = contentExample({ situations })
      assert.deepEqual(situationFaults(tree), [])
      for (const path of everyPath(tree)) {
        assert.equal(path.next, undefined)
        assert.ok(path.asked.length <= situations.length)
        const again = pathOf(tree, path.answers)
        assert.deepEqual([again.answers, again.stop], [path.answers, path.stop])
      }
    }),
  )
})

test('an unsound tree does not hang whoever follows it', () => {
  fc.assert(
    fc.property(
      trees,
      fc.dictionary(fc.constantFrom('q0', 'q1', 'q2', 'q3'), fc.constantFrom('a', 'b')),
      (tree, answers) => {
        const path = pathOf({ situations: tree }, answers)
        assert.ok(path.asked.length <= tree.length)
      },
    ),
  )
})

const free = (section: ItemContent['form'][number]) => ({
  ...section,
  fields: section.fields.map(({ inSituation: _, ...field }) => field),
})

/** One option leads to the next question, the other anywhere further on or to an end. */
const soundTrees = fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }).map((leaps) =>
  leaps.map((leap, index) => {
    const lead = (to: number) => (to < leaps.length ? `q${to}` : undefined)
    return {
      key: `q${index}`,
      text: `问题${index}`,
      options: [
        { key: 'a', label: '甲', leadsTo: lead(index + 1) },
        {
          key: 'b',
          label: '乙',
          ...(leap === 0 && index > 0 ? { stop: '不适用' } : { leadsTo: lead(index + 1 + leap) }),
        },
      ],
    }
  }),
)

/** Four questions with two options each, leading anywhere. */
const trees = fc
  .array(
    fc.tuple(
      fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((leads) =>
    leads.map(([a, b], index) => ({
      key: `q${index}`,
      text: `问题${index}`,
      options: [
        { key: 'a', label: '甲', leadsTo: a === undefined ? undefined : `q${a}` },
        { key: 'b', label: '乙', leadsTo: b === undefined ? undefined : `q${b}` },
      ],
    })),
  )
