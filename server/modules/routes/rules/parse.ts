/** The drawn route, read: BPMN XML of our subset to the model the interpreter runs. What is outside the subset is a fault. */
import { type Drawn, readXml } from './moddle.ts'
import { called, type RouteFault } from './fault.ts'
import type { Flow, Node, PostRule, Route, SignRule, Task } from './route-model.ts'

export type Parsed = { readonly route: Route; readonly faults: readonly RouteFault[] }

/** What an element outside the subset is called in Chinese. */
export const elementNames: Readonly<Record<string, string>> = {
  'bpmn:ServiceTask': '服务任务',
  'bpmn:ScriptTask': '脚本任务',
  'bpmn:SendTask': '发送任务',
  'bpmn:ReceiveTask': '接收任务',
  'bpmn:BusinessRuleTask': '业务规则任务',
  'bpmn:ManualTask': '手工任务',
  'bpmn:Task': '普通任务',
  'bpmn:CallActivity': '调用活动',
  'bpmn:InclusiveGateway': '包容网关',
  'bpmn:ComplexGateway': '复杂网关',
  'bpmn:EventBasedGateway': '事件网关',
  'bpmn:IntermediateCatchEvent': '中间捕获事件',
  'bpmn:IntermediateThrowEvent': '中间抛出事件',
  'bpmn:Transaction': '事务子流程',
  'bpmn:AdHocSubProcess': '即席子流程',
  'bpmn:DataObjectReference': '数据对象',
  'bpmn:DataStoreReference': '数据存储',
  'bpmn:DataObject': '数据对象',
}

/** @returns an empty route with one fault when the text is no BPMN at all */
export async function parseRoute(xml: string): Promise<Parsed> {
  const read = await readXml(xml)
  if (!read) return { route: { nodes: [], flows: [] }, faults: [{ message: '不是可以读取的 BPMN 流程文件' }] }
  const faults: RouteFault[] = read.more
    .filter(({ $type }) => $type === 'bpmn:Process' || $type === 'bpmn:Collaboration')
    .map((one) => ({ element: one.id, message: '一个事项只画一个流程，不能有泳池或者第二个流程' }))
  return { route: insideOf(read.process, faults), faults }
}

/** The route of a published version. @throws when the text is no route: publishing has checked it */
export async function readRoute(xml: string): Promise<Route> {
  const { route, faults } = await parseRoute(xml)
  if (faults[0]) throw new Error(`a published route cannot be read: ${faults[0].message}`)
  return route
}

function insideOf(scope: Drawn, faults: RouteFault[]): Route {
  const nodes: Node[] = []
  const flows: Flow[] = []
  for (const element of scope.flowElements ?? []) {
    if (element.$type === 'bpmn:SequenceFlow') {
      const flow = flowOf(element, faults)
      if (flow) flows.push(flow)
    } else {
      const node = nodeOf(element, faults)
      if (node) nodes.push(node)
    }
  }
  return { nodes, flows }
}

function flowOf(element: Drawn, faults: RouteFault[]): Flow | undefined {
  const from = element.sourceRef?.id
  const to = element.targetRef?.id
  if (!element.id || !from || !to) {
    faults.push({ element: element.id, message: '有一条连线没有起点或者终点' })
    return undefined
  }
  const when = element.conditionExpression?.body?.trim()
  return { id: element.id, from, to, ...named(element), ...(when ? { when } : {}) }
}

function nodeOf(element: Drawn, faults: RouteFault[]): Node | undefined {
  const id = element.id ?? ''
  const name = named(element)
  const refuse = (message: string) => {
    faults.push({ element: id, message })
    return undefined
  }
  if (!id) return refuse('有一个元素没有编号')
  switch (element.$type) {
    case 'bpmn:StartEvent':
    case 'bpmn:EndEvent':
      if (element.eventDefinitions?.length) return refuse(`起止事件${called(element)}不能带消息、定时等触发方式`)
      return { kind: element.$type === 'bpmn:StartEvent' ? 'start' : 'end', id, ...name }
    case 'bpmn:UserTask':
      if (element.loopCharacteristics)
        return refuse(`步骤${called(element)}设了多实例；需要多人会签的，请在步骤的会签设置中写明`)
      return taskOf(element, id, faults)
    case 'bpmn:ExclusiveGateway':
      return { kind: 'exclusive', id, ...name, ...(element.default?.id ? { defaultFlow: element.default.id } : {}) }
    case 'bpmn:ParallelGateway':
      return { kind: 'parallel', id, ...name }
    case 'bpmn:SubProcess':
      if (element.triggeredByEvent || element.loopCharacteristics)
        return refuse(`子流程${called(element)}不能由事件触发，也不能设多实例`)
      return { kind: 'sub-process', id, name: name.name ?? id, inside: insideOf(element, faults) }
    case 'bpmn:BoundaryEvent':
      return timerOf(element, id, faults)
    default:
      return refuse(`${elementNames[element.$type] ?? '这种元素'}${called(element)}不能用在审批流程里`)
  }
}

const named = ({ name }: Drawn): { name?: string } => (name?.trim() ? { name: name.trim() } : {})

/** Days of an ISO duration of whole days; weeks and hours are no working days. */
export function daysOf(duration: string | undefined): number | undefined {
  const days = Number(/^P(\d{1,3})D$/.exec(duration?.trim() ?? '')?.[1])
  return days >= 1 ? days : undefined
}

function timerOf(element: Drawn, id: string, faults: RouteFault[]): Node | undefined {
  const [definition, ...more] = element.eventDefinitions ?? []
  const on = element.attachedToRef
  if (definition?.$type !== 'bpmn:TimerEventDefinition' || more.length > 0 || !on?.id) {
    faults.push({ element: id, message: `步骤边上只能挂定时，${called(element)}不是定时` })
    return undefined
  }
  const afterDays = daysOf(definition.timeDuration?.body)
  if (afterDays === undefined) {
    faults.push({ element: id, message: `定时${called(element)}应写成几个工作日，例如 P3D` })
    return undefined
  }
  return { kind: 'timer', id, ...named(element), on: on.id, afterDays, interrupting: element.cancelActivity !== false }
}

const oneOf = <const T extends string>(value: string | undefined, words: readonly T[]): T | undefined =>
  words.find((word) => word === value)

function taskOf(element: Drawn, id: string, faults: RouteFault[]): Task {
  const name = element.name?.trim() ?? ''
  const refuse = (message: string) => void faults.push({ element: id, message })
  if (!name) refuse('有一个步骤没有名称')
  const stage = element.stage === undefined ? 'review' : oneOf(element.stage, ['review', 'decision'])
  if (!stage) refuse(`步骤${called(element)}的性质只能是审查或者决定`)
  const silence = element.silence === undefined ? 'record' : oneOf(element.silence, ['record', 'agree'])
  if (!silence) refuse(`步骤${called(element)}逾期不答复的后果只能是记录或者视为同意`)
  const budgetDays = element.budgetDays ?? 0
  const budgetHolds = Number.isInteger(budgetDays) && budgetDays >= 0 && budgetDays <= 365
  if (!budgetHolds) refuse(`步骤${called(element)}的环节时限应是 0 到 365 个工作日`)
  const countersign = countersignOf(element, id, faults)
  return {
    kind: 'task',
    id,
    name: name || id,
    stage: stage ?? 'review',
    post: postOf(element, element, faults),
    budgetDays: budgetHolds ? budgetDays : 0,
    silence: silence ?? 'record',
    ...(countersign ? { countersign } : {}),
  }
}

const roles = ['approver', 'department-head', 'window-clerk'] as const

/** The post an element names; what it leaves out is an approver of the body that handles the case. */
function postOf(said: Drawn, step: Drawn, faults: RouteFault[]): PostRule {
  const refuse = (message: string) => void faults.push({ element: step.id, message: `步骤${called(step)}${message}` })
  const role = said.role === undefined ? 'approver' : oneOf(said.role, roles)
  if (!role) refuse('的岗位角色不认识')
  const kind = said.body === undefined ? 'handling' : oneOf(said.body, ['handling', 'principal', 'named', 'level'])
  if (!kind) refuse('没有说清由哪个部门办')
  return { body: bodyOf(kind ?? 'handling', said, refuse), role: role ?? 'approver' }
}

function bodyOf(kind: PostRule['body']['kind'], said: Drawn, refuse: (message: string) => void): PostRule['body'] {
  if (kind === 'named') {
    if (!said.uscc) refuse('没有填办理部门的统一社会信用代码')
    return { kind, uscc: said.uscc ?? '' }
  }
  if (kind === 'level') {
    const level = oneOf(said.level, ['2', '3', '4', '5'])
    if (!level || !said.letterWord) refuse('没有填办理部门的层级和机关代字')
    return { kind, level: level ?? '3', letterWord: said.letterWord ?? '' }
  }
  return { kind }
}

function countersignOf(element: Drawn, id: string, faults: RouteFault[]): Task['countersign'] {
  const said = element.extensionElements?.values?.find(({ $type }) => $type === 'ow:Countersign')
  if (!said) return undefined
  const posts = (said.posts ?? []).map((post) => postOf(post, element, faults))
  const quorum = said.quorum === undefined || said.quorum === 'all' ? 'all' : Number(said.quorum)
  const refuse = (message: string) => void faults.push({ element: id, message: `步骤${called(element)}${message}` })
  if (posts.length === 0) refuse('设了会签，但没有写由谁会签')
  if (quorum !== 'all' && !(Number.isInteger(quorum) && quorum >= 1 && quorum <= posts.length))
    refuse(`的会签同意人数应是 1 到 ${posts.length}`)
  const rule: SignRule = { order: said.order === 'sequence' ? 'sequence' : 'parallel', quorum }
  return { posts, rule }
}
