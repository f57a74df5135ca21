/** A plain BPMN file of another engine, taken as far as it can be; what was not taken is said element by element. */
import { type Drawn, readXml } from './moddle.ts'
import { daysOf, elementNames } from './parse.ts'
import { called, type RouteFault } from './fault.ts'
import { translated } from './foreign-expression.ts'
import { type Bounds, layOut, type Layout, type Point } from './layout.ts'
import type { Flow, Node, Route, Task } from './route-model.ts'
import { reached, stepsOf } from './route-ways.ts'
import { writeRoute } from './write.ts'

export type Imported = {
  /** The route as our own drawing; absent when the file is no BPMN. */
  readonly xml?: string
  /** What was left out or understood otherwise, in the order of the file. */
  readonly notes: readonly RouteFault[]
}

type Reading = { readonly notes: RouteFault[]; readonly fields: ReadonlySet<string> }

/** @param fields keys of the item's form: a foreign variable of that name is taken for the field */
export async function importForeign(xml: string, fields: readonly string[]): Promise<Imported> {
  const read = await readXml(xml)
  if (!read) return { notes: [{ message: '不是可以读取的 BPMN 流程文件' }] }
  const reading: Reading = { notes: [], fields: new Set(fields) }
  for (const { $type, id, name } of read.more) {
    if ($type === 'bpmn:Process')
      reading.notes.push({ element: id, message: `文件里的第二个流程${called({ id, name })}没有采用` })
    if ($type === 'bpmn:Collaboration')
      reading.notes.push({ element: id, message: '泳池和参与者没有采用，只取其中的流程' })
  }
  const route = withDecision(insideOf(read.process, reading), reading)
  const drawn = drawnIn(read.shapes, route)
  if (!drawn) reading.notes.push({ message: '文件里没有完整的图形位置，已自动排版' })
  return { xml: await writeRoute(route, drawn ?? layOut(route)), notes: reading.notes }
}

function insideOf(scope: Drawn, reading: Reading): Route {
  const nodes: Node[] = []
  const flows: Flow[] = []
  const passedBy: string[] = []
  for (const element of scope.flowElements ?? []) {
    if (element.$type === 'bpmn:SequenceFlow') flows.push(...flowOf(element, reading))
    else {
      const node = nodeOf(element, reading)
      if (node) nodes.push(node)
      else if (element.id) passedBy.push(element.id)
    }
  }
  return bridged({ nodes, flows }, passedBy)
}

/** Lines that led through an element that was not taken go on to what came after it, when that is one thing. */
function bridged({ nodes, flows }: Route, gone: readonly string[]): Route {
  let lines = [...flows]
  for (const id of gone) {
    const outs = lines.filter(({ from }) => from === id)
    const [next] = outs
    lines = lines.flatMap((line) => {
      if (line.from === id) return []
      if (line.to !== id) return [line]
      return outs.length === 1 && next ? [{ ...line, to: next.to }] : []
    })
  }
  const known = new Set(nodes.map(({ id }) => id))
  return {
    nodes: nodes.filter((node) => node.kind !== 'timer' || known.has(node.on)),
    flows: lines.filter(({ from, to }) => known.has(from) && known.has(to)),
  }
}

function flowOf(element: Drawn, { notes, fields }: Reading): Flow[] {
  const { id, name, sourceRef, targetRef } = element
  if (!id || !sourceRef?.id || !targetRef?.id) return []
  const flow: Flow = { id, from: sourceRef.id, to: targetRef.id, ...(name?.trim() ? { name: name.trim() } : {}) }
  const body = element.conditionExpression?.body?.trim()
  if (!body) return [flow]
  const condition = translated(body, (word) => {
    const key = word.replace(/^(form|execution)\./, '')
    return fields.has(key) ? `form.${key}` : undefined
  })
  if ('feel' in condition) return [{ ...flow, when: condition.feel }]
  notes.push({ element: id, message: `连线${called(element)}的条件 ${body} 没有采用：${condition.fault}` })
  return [flow]
}

/** Elements that a person does by hand in other engines as well. */
const BY_HAND = new Set(['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:Task'])

function nodeOf(element: Drawn, reading: Reading): Node | undefined {
  const { $type, id = '' } = element
  const name = element.name?.trim() ? { name: element.name.trim() } : {}
  if (BY_HAND.has($type)) return taskOf(element, reading)
  if ($type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent') {
    if (element.eventDefinitions?.length)
      reading.notes.push({ element: id, message: `起止事件${called(element)}的触发方式没有采用，按普通的起止采用` })
    return { kind: $type === 'bpmn:StartEvent' ? 'start' : 'end', id, ...name }
  }
  if ($type === 'bpmn:ExclusiveGateway')
    return { kind: 'exclusive', id, ...name, ...(element.default?.id ? { defaultFlow: element.default.id } : {}) }
  if ($type === 'bpmn:ParallelGateway') return { kind: 'parallel', id, ...name }
  if ($type === 'bpmn:SubProcess' && !element.triggeredByEvent) {
    if (element.loopCharacteristics)
      reading.notes.push({ element: id, message: `子流程${called(element)}的多实例没有采用，只办一次` })
    return { kind: 'sub-process', id, name: name.name ?? id, inside: insideOf(element, reading) }
  }
  if ($type === 'bpmn:BoundaryEvent') return timerOf(element, reading)
  const what = $type === 'bpmn:SubProcess' ? '事件子流程' : (elementNames[$type] ?? '这种元素')
  reading.notes.push({ element: id, message: `${what}${called(element)}没有采用：审批流程里只有人办的步骤` })
  return undefined
}

function timerOf(element: Drawn, { notes }: Reading): Node | undefined {
  const { id = '', attachedToRef } = element
  const [definition] = element.eventDefinitions ?? []
  const duration = definition?.timeDuration?.body
  const afterDays = daysOf(duration)
  if (definition?.$type !== 'bpmn:TimerEventDefinition' || !attachedToRef?.id || afterDays === undefined) {
    const why = definition?.$type === 'bpmn:TimerEventDefinition' ? '只认整天的时长，例如 P3D' : '步骤边上只能挂定时'
    notes.push({ element: id, message: `边界事件${called(element)}没有采用：${why}` })
    return undefined
  }
  if (BY_HAND.has(attachedToRef.$type)) {
    notes.push({ element: id, message: `定时${called(element)}的 ${afterDays} 天按工作日采用` })
    const name = element.name?.trim() ? { name: element.name.trim() } : {}
    return {
      kind: 'timer',
      id,
      ...name,
      on: attachedToRef.id,
      afterDays,
      interrupting: element.cancelActivity !== false,
    }
  }
  notes.push({ element: id, message: `定时${called(element)}没有采用：定时只能挂在步骤上` })
  return undefined
}

/** What other engines write beside a step, by the last word of the attribute's name. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  assignee: '办理人',
  candidateUsers: '候选人',
  candidateGroups: '候选组',
  formKey: '表单',
  formRef: '表单',
  priority: '优先级',
  followUpDate: '跟进日期',
  skipExpression: '跳过条件',
}

function taskOf(element: Drawn, { notes }: Reading): Task {
  const { id = '', $type } = element
  const note = (message: string) => void notes.push({ element: id, message: `步骤${called(element)}${message}` })
  let budgetDays = 0
  if ($type !== 'bpmn:UserTask') note('原是由系统外的人办的任务，按审查步骤采用')
  for (const [key, value] of Object.entries(element.$attrs)) {
    const word = key.split(':').at(-1) ?? key
    const said = typeof value === 'string' ? value : ''
    const days = word === 'dueDate' ? daysOf(said) : undefined
    if (days !== undefined) {
      budgetDays = days
      note(`的到期时间 ${said} 按环节时限 ${days} 个工作日采用`)
    } else if (word === 'dueDate') note(`的到期时间 ${said} 没有采用：只认整天的时长，例如 P3D`)
    else if (ATTRIBUTES[word]) note(`的${ATTRIBUTES[word]} ${said} 没有采用，请指定由哪个岗位办`)
  }
  if (element.loopCharacteristics) note('的多实例没有采用；需要多人会签的，请在会签设置中写明')
  if (element.extensionElements?.values?.length) note('带的扩展设置（监听器、输入输出等）没有采用')
  return {
    kind: 'task',
    id,
    name: element.name?.trim() || id,
    stage: 'review',
    post: { body: { kind: 'handling' }, role: 'approver' },
    budgetDays,
    silence: 'record',
  }
}

/** Other engines know no decision: the last step of each way becomes it. */
function withDecision(route: Route, { notes }: Reading): Route {
  const starts = route.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id)
  const main = reached(starts, stepsOf(route, false))
  const last = route.nodes.filter(
    (node) =>
      node.kind === 'task' &&
      main.has(node.id) &&
      ![
        ...reached(
          route.flows.filter(({ from }) => from === node.id).map(({ to }) => to),
          route.flows,
        ),
      ].some((id) =>
        route.nodes.some((other) => other.id === id && (other.kind === 'task' || other.kind === 'sub-process')),
      ),
  )
  for (const node of last) notes.push({ element: node.id, message: `最后一步${called(node)}按决定步骤采用，请核对` })
  return {
    ...route,
    nodes: route.nodes.map((node) =>
      node.kind === 'task' && last.includes(node) ? { ...node, stage: 'decision' } : node,
    ),
  }
}

/** The places in the file, when every element has one. */
function drawnIn(shapes: readonly Drawn[], route: Route): Layout | undefined {
  const boxes = new Map<string, Bounds>()
  const edges = new Map<string, readonly Point[]>()
  for (const { bpmnElement, bounds, waypoint } of shapes) {
    if (!bpmnElement?.id) continue
    if (bounds) boxes.set(bpmnElement.id, { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height })
    if (waypoint)
      edges.set(
        bpmnElement.id,
        waypoint.map(({ x, y }) => ({ x, y })),
      )
  }
  const everything = (part: Route): { nodes: string[]; flows: Flow[] } => {
    const inner = part.nodes.flatMap((node) => (node.kind === 'sub-process' ? [everything(node.inside)] : []))
    return {
      nodes: [...part.nodes.map(({ id }) => id), ...inner.flatMap(({ nodes }) => nodes)],
      flows: [...part.flows, ...inner.flatMap(({ flows }) => flows)],
    }
  }
  const { nodes, flows } = everything(route)
  const whole = nodes.every((id) => boxes.has(id)) && flows.every(({ id }) => edges.has(id))
  const kept = new Set([...nodes, ...flows.map(({ id }) => id)])
  if (!whole) return undefined
  return {
    shapes: new Map([...boxes].filter(([id]) => kept.has(id))),
    edges: new Map(flows.map((flow) => [flow.id, edges.get(flow.id)!])),
  }
}
