import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { ItemContent, SituationQuestion } from '../contract.ts'
import { branching, contentExample } from '../testing.ts'
import { addedByOption, situationFaults } from './situation-soundness.ts'
import { everyPath, holds, inSituation, materialsFor, type Path, pathOf } from './situations.ts'

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

test('a question is asked only where its condition holds; elsewhere its way round is taken', () => {
  const tree = contentExample({ ...branching, ...conditional })
  assert.deepEqual(situationFaults(tree), [])
  const next = (answers: Record<string, string>) => pathOf(tree, answers).next?.key
  assert.equal(next({ premises: 'rented' }), 'term')
  assert.equal(next({ premises: 'own' }), 'staff')
  assert.deepEqual(
    pathOf(tree, { premises: 'own', term: 'short', staff: 'few' }).skipped.map((one) => one.key),
    ['term'],
  )
  assert.deepEqual(pathOf(tree, { premises: 'own', term: 'short', staff: 'few' }).answers, {
    premises: 'own',
    staff: 'few',
  })
  assert.equal(everyPath(tree).filter((one) => !one.stop).length, 6)
})

test('a question whose condition cannot be asked, never holds or leads nowhere is refused, beside the condition', () => {
  const [premises, term, staff] = conditional.situations as [SituationQuestion, SituationQuestion, SituationQuestion]
  const found = (...situations: SituationQuestion[]) =>
    situationFaults(contentExample({ ...branching, situations })).map((one) => `${one.field} ${one.message}`)
  const changed = (part: Partial<SituationQuestion>) => found(premises, { ...term, ...part }, staff)
  assert.deepEqual(changed({ when: 'staff = "few"' }), [
    'situations.1.when 问题“租期多长？”的提问条件用到了这时还没有问过的问题“有多少从业人员？”',
  ])
  assert.match(changed({ when: 'term = "short"' }).join(), /还没有问过的问题“租期多长？”/)
  assert.match(changed({ when: 'if premises = "own" then staff = "few" else false' }).join(), /还没有问过/)
  assert.match(changed({ when: 'premises = ' }).join(), /situations\.1\.when .*语法错误/)
  assert.match(changed({ when: 'place = "own"' }).join(), /不存在的问题：place/)
  assert.deepEqual(changed({ when: 'premises = "none"' }), [
    'situations.1.when 问题“租期多长？”的提问条件自相矛盾，任何情形下都不会成立：premises = "none"',
  ])
  assert.deepEqual(changed({ otherwise: 'people' }), [
    'situations.1.otherwise 问题“租期多长？”不问的时候走进死胡同：没有下一个问题“people”',
  ])
  assert.match(changed({ otherwise: 'premises' }).join(), /绕回了自己/)
  assert.match(changed({ when: undefined }).join(), /situations\.1\.otherwise .*总是要问/)
  assert.match(found({ ...premises, when: 'true' }, term, staff).join(), /situations\.0\.when .*第一个问题/)
  // Only the way round leads there, and it is never taken.
  const always = { ...term, when: 'premises in ("rented", "own")', options: [{ key: 'short', label: '短' }] }
  assert.equal(found(premises, always, staff)[0], 'situations.2 问题“有多少从业人员？”谁也问不到：没有哪种回答走得到它')
})

test('every path of a tree without faults ends, and its list is asked in no other way', () => {
  fc.assert(
    fc.property(soundTrees, (situations) => {
      const tree = contentExample({ situations })
      assert.deepEqual(situationFaults(tree), [])
      for (const path of everyPath(tree)) {
        assert.equal(path.next, undefined)
        assert.ok(path.asked.length + path.skipped.length <= situations.length)
        for (const { question } of path.asked) assert.ok(holds(question.when, tree, path.answers))
        for (const question of path.skipped) assert.ok(!holds(question.when, tree, path.answers))
        const again = pathOf(tree, path.answers)
        assert.deepEqual([again.answers, again.stop], [path.answers, path.stop])
      }
    }),
  )
})

test('every path is what trying all answers one after the other finds, in sound trees and in others', () => {
  fc.assert(
    fc.property(fc.oneof(soundTrees, trees), (situations) => {
      const tried = combinations(situations).map((answers) => pathOf({ situations }, answers))
      const text = (paths: Path[]) => [...new Set(paths.map((path) => JSON.stringify(path)))].toSorted()
      assert.deepEqual(text(everyPath({ situations })), text(tried))
    }),
    { numRuns: 60 },
  )
})

test('the path depends neither on the order of the answers nor on answers it does not ask for', () => {
  fc.assert(
    fc.property(
      fc.oneof(soundTrees, trees),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (situations, some) => {
        const given = situations.flatMap(({ key, options }, at) =>
          some[at] ? [[key, options[at % options.length]!.key] as const] : [],
        )
        const path = pathOf({ situations }, Object.fromEntries(given))
        assert.deepEqual(pathOf({ situations }, Object.fromEntries(given.toReversed())), path)
        assert.deepEqual(pathOf({ situations }, path.answers), path)
      },
    ),
  )
})

test('an unsound tree does not hang whoever follows it', () => {
  fc.assert(
    fc.property(
      trees,
      fc.dictionary(fc.constantFrom('q0', 'q1', 'q2', 'q3'), fc.constantFrom('a', 'b')),
      (tree, answers) => {
        const path = pathOf({ situations: tree }, answers)
        assert.ok(path.asked.length + path.skipped.length <= tree.length)
      },
    ),
  )
})

const free = (section: ItemContent['form'][number]) => ({
  ...section,
  fields: section.fields.map(({ inSituation: _, ...field }) => field),
})

/** For rented premises the term of the lease is asked as well, before the people. */
const conditional: Pick<ItemContent, 'situations'> = {
  situations: [
    {
      ...branching.situations![0]!,
      options: branching.situations![0]!.options.map((one) => (one.stop ? one : { ...one, leadsTo: 'term' })),
    },
    {
      key: 'term',
      text: '租期多长？',
      when: 'premises = "rented"',
      otherwise: 'staff',
      options: [
        { key: 'short', label: '一年以内', leadsTo: 'staff' },
        { key: 'long', label: '一年以上', leadsTo: 'staff' },
      ],
    },
    branching.situations![1]!,
  ],
}

/** All answers to all questions. */
const combinations = (situations: readonly SituationQuestion[]): Record<string, string>[] =>
  situations.reduce<Record<string, string>[]>(
    (all, { key, options }) => all.flatMap((given) => options.map((option) => ({ ...given, [key]: option.key }))),
    [{}],
  )

/** One option leads to the next question, the other anywhere further on or to an end; some are asked only after an answer. */
const soundTrees = fc
  .array(fc.record({ leap: fc.nat(5), round: fc.nat(5), after: fc.option(fc.nat(6), { nil: undefined }) }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((plans) =>
    plans.map(({ leap, round, after }, index): SituationQuestion => {
      const lead = (to: number) => (to < plans.length ? `q${to}` : undefined)
      const condition =
        after === undefined || index === 0
          ? {}
          : { when: `q${after % index} ${round % 2 ? '= "a"' : '!= "b"'}`, otherwise: lead(index + 1 + round) }
      return {
        key: `q${index}`,
        text: `问题${index}`,
        ...condition,
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

const anywhere = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined })

/** Four questions with two options each, leading anywhere, some on conditions about any of them. */
const trees = fc.array(fc.tuple(anywhere, anywhere, anywhere, anywhere), { minLength: 1, maxLength: 4 }).map((leads) =>
  leads.map(([a, b, about, otherwise], index): SituationQuestion => {
    const lead = (to: number | undefined) => (to === undefined ? undefined : `q${to}`)
    return {
      key: `q${index}`,
      text: `问题${index}`,
      ...(about === undefined ? {} : { when: `q${about} = "a"`, otherwise: lead(otherwise) }),
      options: [
        { key: 'a', label: '甲', leadsTo: lead(a) },
        { key: 'b', label: '乙', leadsTo: lead(b) },
      ],
    }
  }),
)
