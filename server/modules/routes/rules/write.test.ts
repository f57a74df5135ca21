import assert from 'node:assert/strict'
import test from 'node:test'
import { fc } from '#server/properties.ts'
import { drawn, shapes, taskExample } from '../testing.ts'
import { type Bounds, layOut, type Point } from './layout.ts'
import { parseRoute } from './parse.ts'
import { DEFAULT_ROUTE, type Route } from './route-model.ts'
import { routeInWords } from './route-words.ts'
import { writeRoute } from './write.ts'

/** Nodes and lines in one order: files name timers after the steps they sit on. */
const inOrder = ({ nodes, flows }: Route): Route => ({
  nodes: nodes
    .map((node) => (node.kind === 'sub-process' ? { ...node, inside: inOrder(node.inside) } : node))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  flows: flows.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
})

test('what is written is read back the same', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (shape) => {
      const route = drawn(shape)
      const { route: back, faults } = await parseRoute(await writeRoute(route))
      assert.deepEqual(faults, [])
      assert.deepEqual(inOrder(back), inOrder(route))
    }),
    { numRuns: 60 },
  )
})

test('whatever a step is set to is written and read back, awkward names included', async () => {
  const step = taskExample('review', {
    name: '审查 "一" <二> & 三',
    post: { body: { kind: 'level', level: '3', letterWord: '示市监' }, role: 'department-head' },
    budgetDays: 5,
    silence: 'agree',
    countersign: {
      posts: [
        { body: { kind: 'named', uscc: '11990100000010866G' }, role: 'approver' },
        { body: { kind: 'principal' }, role: 'window-clerk' },
      ],
      rule: { order: 'sequence', quorum: 1 },
    },
  })
  const route = { ...DEFAULT_ROUTE, nodes: DEFAULT_ROUTE.nodes.map((node) => (node.id === 'review' ? step : node)) }
  const xml = await writeRoute(route)
  assert.deepEqual(
    (await parseRoute(xml)).route.nodes.find(({ id }) => id === 'review'),
    step,
  )
  assert.deepEqual(routeInWords(xml).slice(0, 2), [
    {
      label: '步骤“审查 "一" <二> & 三”',
      text: '审查；按层级和机关代字（3 级 示市监）的负责人；5 个工作日；逾期视为同意；依次会签：指定部门（11990100000010866G）的审批岗、委托部门的窗口岗（1 人同意）',
    },
    { label: '步骤“决定”', text: '决定；承办部门的审批岗' },
  ])
})

test('what nobody drew is laid out with nothing upon another thing', () => {
  const apart = (a: Bounds, b: Bounds) =>
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
  const misses = (from: Point, to: Point, { x, y, width, height }: Bounds) =>
    Math.max(from.x, to.x) <= x ||
    Math.min(from.x, to.x) >= x + width ||
    Math.max(from.y, to.y) <= y ||
    Math.min(from.y, to.y) >= y + height
  const check = (route: Route, laid: ReturnType<typeof layOut>) => {
    const own = route.nodes.filter(({ kind }) => kind !== 'timer')
    for (const [at, one] of own.entries()) {
      assert.ok(laid.shapes.has(one.id))
      for (const other of own.slice(at + 1))
        assert.ok(apart(laid.shapes.get(one.id)!, laid.shapes.get(other.id)!), `${one.id} lies on ${other.id}`)
      if (one.kind === 'sub-process') check(one.inside, laid)
    }
    for (const flow of route.flows) {
      const line = laid.edges.get(flow.id) ?? []
      assert.ok(line.length >= 2)
      for (const one of own.filter(({ id }) => id !== flow.from && id !== flow.to))
        for (const [at, end] of line.slice(1).entries())
          assert.ok(misses(line[at]!, end, laid.shapes.get(one.id)!), `${flow.id} runs through ${one.id}`)
    }
  }
  fc.assert(
    fc.property(shapes, (shape) => check(drawn(shape), layOut(drawn(shape)))),
    { numRuns: 300 },
  )
})

test('what is outside the subset is a fault of its element, in Chinese', async () => {
  const xml = await writeRoute(DEFAULT_ROUTE)
  const faultsWith = async (from: string | RegExp, to: string) => (await parseRoute(xml.replace(from, to))).faults
  const decided = xml.replaceAll('bpmn:userTask id="review"', 'bpmn:scriptTask id="review"')
  assert.deepEqual((await parseRoute(decided)).faults[0], {
    element: 'review',
    message: '脚本任务“审查”不能用在审批流程里',
  })
  for (const [from, to, element] of [
    ['ow:budgetDays="0"', 'ow:budgetDays="x"', 'review'],
    ['ow:role="approver"', 'ow:role="boss"', 'review'],
    ['ow:body="handling"', 'ow:body="named"', 'review'],
    ['ow:stage="review"', 'ow:stage="other"', 'review'],
    ['ow:silence="record"', 'ow:silence="deny"', 'review'],
    ['name="审查"', '', 'review'],
    ['<bpmn:endEvent id="end" />', '<bpmn:endEvent id="end"><bpmn:terminateEventDefinition /></bpmn:endEvent>', 'end'],
  ] as const)
    assert.deepEqual(
      (await faultsWith(from, to)).map((fault) => fault.element),
      [element],
      to,
    )
})
