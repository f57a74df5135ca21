import assert from 'node:assert/strict'
import test from 'node:test'
import { fc } from '#server/properties.ts'
import { drawn, shapes, taskExample, walkFacts } from '../testing.ts'
import { begin, complete } from './interpret.ts'
import { isTask, placesOf } from './route-graph.ts'
import { DEFAULT_ROUTE, type Node, type Route } from './route-model.ts'
import { routeFaults } from './route-soundness.ts'
import { longestWay } from './route-ways.ts'

const around = { fields: ['pick', 'again', 'amount'], situations: ['place'], canBeDone: () => true }
const faultsOf = (route: Route, over = {}) =>
  routeFaults(route, { ...around, ...over }).map(({ element, message }) => `${element ?? ''}: ${message}`)

/** `start>a a>x x>b:form.amount > 3` and so on; nodes not given are steps, `decision` decides. */
function routeOf(lines: string, more: readonly Node[] = []): Route {
  const flows = lines.split(' ').map((line, at) => {
    const [way = '', when] = line.split(':')
    const [from = '', to = ''] = way.split('>')
    return { id: `f${at}`, from, to, ...(when ? { when: when.replaceAll('_', ' ') } : {}) }
  })
  const given = new Set(more.map(({ id }) => id))
  const ids = [...new Set(flows.flatMap(({ from, to }) => [from, to]))].filter((id) => !given.has(id))
  const nodes = ids.map((id): Node => {
    if (id === 'start') return { kind: 'start', id }
    if (id.startsWith('end')) return { kind: 'end', id }
    if (id.startsWith('p')) return { kind: 'parallel', id }
    return taskExample(id, id.startsWith('decision') ? { stage: 'decision' } : {})
  })
  return { nodes: [...nodes, ...more], flows }
}
const xor = (id: string, defaultFlow?: string): Node => ({
  kind: 'exclusive',
  id,
  ...(defaultFlow ? { defaultFlow } : {}),
})

test('the route of an item that draws none is sound', () => {
  assert.deepEqual(faultsOf(DEFAULT_ROUTE, { promisedDays: 0 }), [])
})

test('whatever is built of sound blocks is sound, unless it is too wide to be tried', () => {
  let tried = 0
  fc.assert(
    fc.property(shapes, (shape) => {
      const faults = faultsOf(drawn(shape))
      if (faults.length === 1 && faults[0]!.startsWith(': 并行的步骤太多')) return
      assert.deepEqual(faults, [])
      tried += 1
    }),
    { numRuns: 300 },
  )
  assert.ok(tried > 200, `${tried} of 300 could be tried`)
})

const refused: readonly [title: string, route: Route, fault: RegExp][] = [
  ['a step that is never reached', routeOf('start>decision decision>end lost>decision'), /^lost: 步骤“lost”走不到$/],
  [
    'a step without a way out',
    {
      ...routeOf('start>a a>decision decision>end b>end start>b'),
      flows: routeOf('start>decision decision>end start>b').flows,
    },
    /^b: 步骤“b”没有出路/,
  ],
  ['no decision at all', routeOf('start>a a>end'), /流程里没有决定步骤/],
  [
    'a way on which nobody decides',
    routeOf('start>x x>decision:form.amount_>_3 x>a decision>end a>end2', [xor('x', 'f2')]),
    /^a: 步骤“a”之后没有经过决定就结束了/,
  ],
  ['two decisions on a way', routeOf('start>decision decision>decision2 decision2>end'), /^decision2: .*排在决定之后/],
  ['a step after the decision', routeOf('start>decision decision>a a>end'), /^a: .*排在决定之后/],
  [
    'a choice without a default way',
    routeOf('start>x x>a:form.amount_>_3 x>b:form.amount_<_3 a>decision b>decision decision>end', [xor('x')]),
    /^x: .*没有默认出路/,
  ],
  [
    'a choice with a way that says no condition',
    routeOf('start>x x>a x>b a>decision b>decision decision>end', [xor('x', 'f2')]),
    /^f1: .*没有写条件/,
  ],
  [
    'a condition elsewhere than behind a choice',
    routeOf('start>a:form.amount_>_3 a>decision decision>end'),
    /^f0: .*条件只写在排他网关之后/,
  ],
  [
    'a condition that cannot be read',
    routeOf('start>x x>a:form.amount_> x>decision a>decision decision>end', [xor('x', 'f2')]),
    /^f1: 条件写得不完整/,
  ],
  [
    'a condition over an unknown field',
    routeOf('start>x x>a:form.area_>_3 x>decision a>decision decision>end', [xor('x', 'f2')]),
    /^f1: 条件提到了不存在的“area”/,
  ],
  [
    'a condition of another engine',
    routeOf('start>x x>a:${amount} x>decision a>decision decision>end', [xor('x', 'f2')]),
    /^f1: 条件要写成 FEEL/,
  ],
  [
    'a split that is never joined',
    routeOf('start>p1 p1>a p1>b a>decision b>decision decision>end'),
    /^decision: .*各路没有先汇合|^decision: .*别的步骤没有办完/,
  ],
  [
    'a join of ways that never come together',
    routeOf('start>x x>a:form.amount_>_3 x>b a>p1 b>p1 p1>decision decision>end', [xor('x', 'f2')]),
    /^p1: .*会一直等下去/,
  ],
  [
    'a circle of gateways',
    routeOf('start>x x>y y>x:form.again y>decision decision>end', [xor('x'), xor('y', 'f3')]),
    /只在网关之间打转/,
  ],
  [
    'a circle without a way out',
    routeOf('start>x x>a a>b b>x c>decision decision>end', [xor('x')]),
    /^a: .*走不到结束/,
  ],
  [
    'a timer on something that is no step',
    routeOf('start>p1 p1>decision decision>end t>end2', [
      { kind: 'timer', id: 't', on: 'p1', afterDays: 3, interrupting: true },
    ]),
    /^t: .*只能挂在步骤上/,
  ],
  [
    'a second way that comes back to the main one',
    routeOf('start>a a>decision decision>end t>decision', [
      { kind: 'timer', id: 't', on: 'a', afterDays: 3, interrupting: false },
    ]),
    /^t: .*另开的一路回到了主线/,
  ],
  [
    'a second way that decides',
    routeOf('start>a a>decision decision>end t>decision2 decision2>end2', [
      { kind: 'timer', id: 't', on: 'a', afterDays: 3, interrupting: false },
    ]),
    /^t: .*不能作决定/,
  ],
  ['several ways out of a step', routeOf('start>a a>decision a>b b>decision decision>end'), /^a: .*请用网关分开/],
  [
    'two starts',
    {
      ...routeOf('start>decision decision>end'),
      nodes: [...routeOf('start>decision decision>end').nodes, { kind: 'start', id: 'start2' }],
    },
    /^start2: 流程应有一个开始，现有 2 个/,
  ],
]
for (const [title, route, fault] of refused) {
  test(`refused: ${title}`, () => {
    const faults = faultsOf(route)
    assert.ok(
      faults.some((one) => fault.test(one)),
      `${fault} is not among ${faults.join(' | ')}`,
    )
  })
}

test('a decision inside a sub-process is one, and nothing may follow the sub-process', () => {
  const sub: Node = { kind: 'sub-process', id: 'sub', name: '审定', inside: routeOf('start>decision decision>end') }
  assert.deepEqual(faultsOf(routeOf('start>a a>sub sub>end', [sub])), [])
  assert.match(faultsOf(routeOf('start>sub sub>a a>end', [sub])).join(), /^a: .*排在决定之后/)
})

test('a step nobody can do is named, and one whose signers cannot be found', () => {
  const canBeDone = ({ role }: { role: string }) => role !== 'department-head'
  const head = { body: { kind: 'handling' }, role: 'department-head' } as const
  const route = routeOf('start>a a>decision decision>end', [taskExample('a', { post: head })])
  assert.match(faultsOf(route, { canBeDone }).join(), /^a: .*没有人能办/)
  const signed = taskExample('a', { countersign: { posts: [head], rule: { order: 'parallel', quorum: 'all' } } })
  assert.match(faultsOf(routeOf('start>a a>decision decision>end', [signed]), { canBeDone }).join(), /^a: .*会签人/)
})

test('the longest way counts: branches beside each other once, a sub-process with its inside, a timer instead of its step', () => {
  const days = (id: string, budgetDays: number) => taskExample(id, { budgetDays })
  const route = routeOf('start>p1 p1>a p1>b a>p2 b>p2 p2>decision decision>end', [days('a', 5), days('b', 2)])
  assert.equal(longestWay(route), 6)
  assert.deepEqual(faultsOf(route, { promisedDays: 6 }), [])
  assert.match(faultsOf(route, { promisedDays: 5 }).join(), /合计 6 个工作日，超过了承诺时限 5 个工作日/)
  const timed = routeOf('start>a a>x t>b b>x x>decision decision>end', [
    days('a', 2),
    days('b', 3),
    xor('x'),
    { kind: 'timer', id: 't', on: 'a', afterDays: 2, interrupting: true },
  ])
  assert.equal(longestWay(timed), 6)
})

test('what is found sound runs to one decision whatever is done in whatever order; lines drawn at random are mostly refused', () => {
  let sound = 0
  const mutation = fc.record({ flow: fc.nat(99), to: fc.nat(99), what: fc.constantFrom('turn', 'drop', 'kind') })
  fc.assert(
    fc.property(shapes, mutation, fc.array(fc.nat(99), { maxLength: 60 }), (shape, { flow, to, what }, choices) => {
      const route = drawn(shape)
      const at = flow % route.flows.length
      const gateways: Readonly<Record<string, Node['kind']>> = { exclusive: 'parallel', parallel: 'exclusive' }
      const mutated: Route =
        what === 'kind'
          ? {
              ...route,
              nodes: route.nodes.map((node) => ({ ...node, kind: gateways[node.kind] ?? node.kind }) as Node),
            }
          : {
              ...route,
              flows: route.flows.flatMap((line, place) =>
                place !== at
                  ? [line]
                  : what === 'drop'
                    ? []
                    : [{ ...line, to: route.nodes[to % route.nodes.length]!.id }],
              ),
            }
      if (faultsOf(mutated).length > 0) return
      sound += 1
      let state = begin(mutated, walkFacts(0, false)).state
      for (let left = 300; !state.ended && left > 0; left -= 1) {
        const open = state.tokens.filter((token) => isTask(placesOf(mutated).get(token.at)))
        const which = choices[left % Math.max(1, choices.length)] ?? 0
        state = complete(
          mutated,
          state,
          open[which % open.length]?.no ?? -1,
          // Another answer at every step: a circle that only one answer leaves is left.
          walkFacts((Math.imul(left + which, 0x9e3779b1) >>> 8) % 3, which % 7 === 0 && left > 200),
        ).state
      }
      assert.equal(state.ended, true)
      const lastTaken = state.past.at(-1)?.took ?? []
      const given = state.past.flatMap(({ gave }) => gave)
      assert.ok(lastTaken.some((no) => given.find((token) => token.no === no)?.at === 'decision'))
    }),
    { numRuns: 600 },
  )
  assert.ok(sound > 20, `${sound} routes were sound`)
})
