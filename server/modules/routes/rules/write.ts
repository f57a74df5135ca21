/** A route as BPMN XML, with its drawing. */
import { moddle } from './moddle.ts'
import { type Layout, layOut } from './layout.ts'
import type { Flow, Node, PostRule, Route, Task } from './route-model.ts'

type Made = object
type Make = (type: string, properties?: Record<string, unknown>) => Made

export async function writeRoute(route: Route, drawn: Layout = layOut(route)): Promise<string> {
  const library = moddle()
  const make: Make = (type, properties) => library.create(type, properties)
  const made = new Map<string, Made>()
  const process = make('bpmn:Process', {
    id: 'route',
    isExecutable: false,
    flowElements: elementsOf(make, route, made),
  })
  const plane = make('bpmndi:BPMNPlane', {
    id: 'plane',
    bpmnElement: process,
    planeElement: [...shapesOf(make, route, drawn, made), ...edgesOf(make, drawn, made)],
  })
  const definitions = make('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: 'urn:onewindow:route',
    rootElements: [process],
    diagrams: [make('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  })
  const { xml } = await library.toXML(definitions, { format: true })
  return xml
}

function elementsOf(make: Make, { nodes, flows }: Route, made: Map<string, Made>): Made[] {
  // A timer names the step it sits on, so the steps are made before the timers.
  const inOrder = [...nodes.filter(({ kind }) => kind !== 'timer'), ...nodes.filter(({ kind }) => kind === 'timer')]
  for (const node of inOrder) made.set(node.id, nodeOf(make, node, made))
  const lines = flows.map((flow) => {
    const line = flowOf(make, flow, made)
    made.set(flow.id, line)
    return line
  })
  for (const node of nodes) {
    if (node.kind === 'exclusive' && node.defaultFlow !== undefined)
      Object.assign(made.get(node.id) ?? {}, { default: made.get(node.defaultFlow) })
  }
  return [...inOrder.map(({ id }) => made.get(id)!), ...lines]
}

const PLAIN = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  exclusive: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
} as const

function nodeOf(make: Make, node: Node, made: Map<string, Made>): Made {
  const named = { id: node.id, ...(node.name ? { name: node.name } : {}) }
  if (node.kind === 'task') return taskOf(make, node)
  if (node.kind === 'sub-process')
    return make('bpmn:SubProcess', { ...named, flowElements: elementsOf(make, node.inside, made) })
  if (node.kind !== 'timer') return make(PLAIN[node.kind], named)
  const timeDuration = make('bpmn:FormalExpression', { body: `P${node.afterDays}D` })
  return make('bpmn:BoundaryEvent', {
    ...named,
    attachedToRef: made.get(node.on),
    ...(node.interrupting ? {} : { cancelActivity: false }),
    eventDefinitions: [make('bpmn:TimerEventDefinition', { timeDuration })],
  })
}

const postAttributes = ({ body, role }: PostRule) => ({
  body: body.kind,
  role,
  ...(body.kind === 'named' ? { uscc: body.uscc } : {}),
  ...(body.kind === 'level' ? { level: body.level, letterWord: body.letterWord } : {}),
})

function taskOf(make: Make, { id, name, stage, post, budgetDays, silence, countersign }: Task): Made {
  const signing = countersign && {
    extensionElements: make('bpmn:ExtensionElements', {
      values: [
        make('ow:Countersign', {
          order: countersign.rule.order,
          quorum: String(countersign.rule.quorum),
          posts: countersign.posts.map((one) => make('ow:Post', postAttributes(one))),
        }),
      ],
    }),
  }
  return make('bpmn:UserTask', { id, name, stage, ...postAttributes(post), budgetDays, silence, ...signing })
}

function flowOf(make: Make, { id, from, to, name, when }: Flow, made: Map<string, Made>): Made {
  return make('bpmn:SequenceFlow', {
    id,
    sourceRef: made.get(from),
    targetRef: made.get(to),
    ...(name ? { name } : {}),
    ...(when ? { conditionExpression: make('bpmn:FormalExpression', { body: when }) } : {}),
  })
}

function shapesOf(make: Make, { nodes }: Route, drawn: Layout, made: Map<string, Made>): Made[] {
  return nodes.flatMap((node) => {
    const box = drawn.shapes.get(node.id)
    const shape = make('bpmndi:BPMNShape', {
      id: `${node.id}_di`,
      bpmnElement: made.get(node.id),
      ...(node.kind === 'sub-process' ? { isExpanded: true } : {}),
      ...(node.kind === 'exclusive' ? { isMarkerVisible: true } : {}),
      bounds: make('dc:Bounds', { ...box }),
    })
    return [...(box ? [shape] : []), ...(node.kind === 'sub-process' ? shapesOf(make, node.inside, drawn, made) : [])]
  })
}

function edgesOf(make: Make, drawn: Layout, made: Map<string, Made>): Made[] {
  return [...drawn.edges].map(([id, points]) =>
    make('bpmndi:BPMNEdge', {
      id: `${id}_di`,
      bpmnElement: made.get(id),
      waypoint: points.map((point) => make('dc:Point', { ...point })),
    }),
  )
}
