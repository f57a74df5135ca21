/** BPMN XML as a tree of elements. The package's own types know neither our extension nor what foreign files may lack. */
import { BpmnModdle } from 'bpmn-moddle'
import type { Bounds, Point } from './layout.ts'
import { onewindowModdle } from './route-descriptor.ts'

/** One element as read: everything may be missing. */
export type Drawn = {
  $type: string
  id?: string
  name?: string
  $attrs: Record<string, unknown>
  $parent?: Drawn
  rootElements?: Drawn[]
  flowElements?: Drawn[]
  diagrams?: Drawn[]
  plane?: Drawn
  planeElement?: Drawn[]
  bpmnElement?: Drawn
  bounds?: Bounds
  waypoint?: Point[]
  sourceRef?: Drawn
  targetRef?: Drawn
  attachedToRef?: Drawn
  cancelActivity?: boolean
  conditionExpression?: { body?: string; language?: string }
  default?: Drawn
  eventDefinitions?: Drawn[]
  timeDuration?: { body?: string }
  triggeredByEvent?: boolean
  loopCharacteristics?: Drawn
  extensionElements?: { values?: Drawn[] }
  stage?: string
  body?: string
  uscc?: string
  level?: string
  letterWord?: string
  role?: string
  budgetDays?: number
  silence?: string
  order?: string
  quorum?: string
  posts?: Drawn[]
}

export const moddle = (): BpmnModdle => new BpmnModdle({ ow: onewindowModdle })

/** @returns the first process and its drawing; undefined when the text is no BPMN or holds no process */
export async function readXml(xml: string): Promise<{ process: Drawn; more: Drawn[]; shapes: Drawn[] } | undefined> {
  // Entities are of no use here, and an ill-meant file could grow by them.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return undefined
  try {
    const { rootElement } = await moddle().fromXML(xml)
    const definitions = rootElement as unknown as Drawn
    const roots = definitions.rootElements ?? []
    const process = roots.find(({ $type, flowElements }) => $type === 'bpmn:Process' && flowElements?.length)
    if (!process) return undefined
    return {
      process,
      more: roots.filter((root) => root !== process),
      shapes: (definitions.diagrams ?? []).flatMap(({ plane }) => plane?.planeElement ?? []),
    }
  } catch {
    return undefined
  }
}
