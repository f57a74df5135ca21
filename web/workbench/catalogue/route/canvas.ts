/** The drawing as the page beside it asks and changes it. Everything goes through the tool's command stack, so all can be undone. */
import type Modeler from 'bpmn-js/lib/Modeler'
import type { Bo, Shape } from 'bpmn-js/lib/Modeler'

export type Post = {
  body: 'handling' | 'principal' | 'named' | 'level'
  uscc?: string
  level?: string
  letterWord?: string
  role: 'approver' | 'department-head' | 'window-clerk'
}
export type Signing = { order: 'parallel' | 'sequence'; quorum: string; posts: readonly Post[] }
export type StepFace = {
  id: string
  name: string
  stage: 'review' | 'decision'
  post: Post
  budgetDays: number
  silence: 'record' | 'agree'
  signing: Signing | undefined
}

const said = (bo: Bo, name: string) => (bo.get(name) as string | undefined) ?? undefined
const is = (shape: Shape, type: string) => shape.businessObject.$instanceOf(type)

export const isStep = (shape: Shape) => is(shape, 'bpmn:UserTask') && !shape.labelTarget
export const isFlow = (shape: Shape) => is(shape, 'bpmn:SequenceFlow')
/** A line out of a choice: it says when it is taken. */
export const isConditional = (shape: Shape) =>
  isFlow(shape) &&
  shape.source !== undefined &&
  is(shape.source, 'bpmn:ExclusiveGateway') &&
  shape.source.outgoing.length > 1

function postOf(bo: Bo, prefix = ''): Post {
  return {
    body: (said(bo, `${prefix}body`) ?? 'handling') as Post['body'],
    uscc: said(bo, `${prefix}uscc`),
    level: said(bo, `${prefix}level`),
    letterWord: said(bo, `${prefix}letterWord`),
    role: (said(bo, `${prefix}role`) ?? 'approver') as Post['role'],
  }
}

type Extension = { get: (name: 'values') => Bo[] }

export function stepFace({ businessObject: bo }: Shape): StepFace {
  const extension = bo.get('extensionElements') as Extension | undefined
  const signing = extension?.get('values').find(({ $type }) => $type === 'ow:Countersign')
  return {
    id: bo.id,
    name: bo.name ?? '',
    stage: (said(bo, 'ow:stage') ?? 'review') as StepFace['stage'],
    post: postOf(bo, 'ow:'),
    budgetDays: Number(bo.get('ow:budgetDays') ?? 0),
    silence: (said(bo, 'ow:silence') ?? 'record') as StepFace['silence'],
    signing: signing && {
      order: (said(signing, 'order') ?? 'parallel') as Signing['order'],
      quorum: said(signing, 'quorum') ?? 'all',
      posts: ((signing.get('posts') as Bo[] | undefined) ?? []).map((one) => postOf(one)),
    },
  }
}

/** Steps from left to right, rows from above. */
export function stepsOf(tool: Modeler): Shape[] {
  return tool
    .get('elementRegistry')
    .filter(isStep)
    .toSorted((a, b) => a.x - b.x || a.y - b.y)
}

/** One line from start to end: its steps may change places. */
export function isStraight(tool: Modeler): boolean {
  const nodes = tool.get('elementRegistry').filter((shape) => is(shape, 'bpmn:FlowNode') && !shape.labelTarget)
  return nodes.every(
    (shape) =>
      (isStep(shape) || is(shape, 'bpmn:StartEvent') || is(shape, 'bpmn:EndEvent')) &&
      shape.incoming.length <= 1 &&
      shape.outgoing.length <= 1,
  )
}

export function changeStep(tool: Modeler, shape: Shape, face: Partial<StepFace>): void {
  const { name, stage, post, budgetDays, silence } = face
  const signing = 'signing' in face ? { extensionElements: extensionFor(tool, face.signing) } : {}
  tool.get('modeling').updateProperties(shape, {
    ...(name === undefined ? {} : { name }),
    ...(stage === undefined ? {} : { 'ow:stage': stage }),
    ...(post === undefined ? {} : prefixed(post)),
    ...(budgetDays === undefined ? {} : { 'ow:budgetDays': budgetDays }),
    ...(silence === undefined ? {} : { 'ow:silence': silence }),
    ...signing,
  })
}

/** Of a body only what its kind needs is kept. */
function kept({ body, uscc, level, letterWord, role }: Post): Post {
  return {
    body,
    role,
    uscc: body === 'named' ? uscc : undefined,
    level: body === 'level' ? level : undefined,
    letterWord: body === 'level' ? letterWord : undefined,
  }
}

const prefixed = (post: Post) =>
  Object.fromEntries(Object.entries(kept(post)).map(([key, value]) => [`ow:${key}`, value]))

function extensionFor(tool: Modeler, signing: Signing | undefined): Bo | undefined {
  if (!signing) return undefined
  const factory = tool.get('bpmnFactory')
  const posts = signing.posts.map((post) => factory.create('ow:Post', kept(post)))
  const made = factory.create('ow:Countersign', { order: signing.order, quorum: signing.quorum, posts })
  return factory.create('bpmn:ExtensionElements', { values: [made] })
}

/** Two steps of a straight route change places: what they are changes, not the lines. */
export function swapSteps(tool: Modeler, one: Shape, other: Shape): void {
  const [first, second] = [stepFace(one), stepFace(other)]
  changeStep(tool, one, { ...second, id: first.id })
  changeStep(tool, other, { ...first, id: second.id })
}

const STEP_WIDTH = 180

/** A new step behind this one, before whatever came next; everything to the right makes room. */
export function addStepAfter(tool: Modeler, before: Shape, name: string): Shape | undefined {
  const modeling = tool.get('modeling')
  const flow = before.outgoing[0]
  const next = flow?.target
  const parent = before.parent
  if (!parent) return undefined
  const right = tool
    .get('elementRegistry')
    .filter((shape) => is(shape, 'bpmn:FlowNode') && !shape.labelTarget && !shape.host && shape.parent === parent)
    .filter((shape) => shape.x > before.x && shape.id !== before.id)
  if (next && next.x > before.x) modeling.moveElements(right, { x: STEP_WIDTH, y: 0 })
  const at = { x: before.x + before.width / 2 + STEP_WIDTH, y: before.y + before.height / 2 }
  const made = modeling.createShape({ type: 'bpmn:UserTask' }, at, parent)
  changeStep(tool, made, { name })
  if (flow && next) {
    modeling.reconnectEnd(flow, made, { x: made.x, y: made.y + made.height / 2 })
    modeling.layoutConnection(flow)
    modeling.connect(made, next)
  } else modeling.connect(before, made)
  return made
}

export function removeStep(tool: Modeler, shape: Shape): void {
  tool.get('modeling').removeElements([shape])
}

export function conditionOf(flow: Shape): string {
  return (flow.businessObject.get('conditionExpression') as { body?: string } | undefined)?.body ?? ''
}

export function changeCondition(tool: Modeler, flow: Shape, when: string): void {
  const conditionExpression =
    when.trim() === '' ? undefined : tool.get('bpmnFactory').create('bpmn:FormalExpression', { body: when })
  tool.get('modeling').updateProperties(flow, { conditionExpression })
}

export const isDefault = (flow: Shape) =>
  (flow.source?.businessObject.get('default') as Bo | undefined)?.id === flow.businessObject.id

export function makeDefault(tool: Modeler, flow: Shape, yes: boolean): void {
  if (!flow.source) return
  changeCondition(tool, flow, '')
  tool.get('modeling').updateProperties(flow.source, { default: yes ? flow.businessObject : undefined })
}

export function rename(tool: Modeler, shape: Shape, name: string): void {
  tool.get('modeling').updateProperties(shape, { name })
}
