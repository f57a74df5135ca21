/** Boundary timers on the drawing: how long each waits, what happens then, and where its way leads. */
import type { Bo, Injector, Services, Shape } from 'bpmn-js/lib/Modeler'
import { isStep } from './canvas.ts'

export const isTimer = (shape: Shape) => shape.businessObject.$instanceOf('bpmn:BoundaryEvent')
export const timersOf = (step: Shape): Shape[] => (step.attachers ?? []).filter(isTimer)

type Definition = Bo & { timeDuration?: { body?: string } }
const definitionOf = (timer: Shape) => (timer.businessObject.get('eventDefinitions') as Definition[] | undefined)?.[0]

export function timerFace(timer: Shape): { days: number | undefined; interrupting: boolean } {
  const days = Number(/^P(\d+)D$/.exec(definitionOf(timer)?.timeDuration?.body ?? '')?.[1])
  return {
    days: Number.isNaN(days) ? undefined : days,
    interrupting: timer.businessObject.get('cancelActivity') !== false,
  }
}

export function changeTimer(
  tool: Injector,
  timer: Shape,
  { days, interrupting }: { days?: number; interrupting?: boolean },
): void {
  const modeling = tool.get('modeling')
  const definition = definitionOf(timer)
  if (interrupting !== undefined) modeling.updateProperties(timer, { cancelActivity: interrupting })
  if (days === undefined || !definition) return
  const timeDuration = tool.get('bpmnFactory').create('bpmn:FormalExpression', { body: `P${days}D` })
  modeling.updateModdleProperties(timer, definition, { timeDuration })
}

const USUAL_DAYS = 3

/** A timer at the lower edge of the step that only reminds: its way goes straight to an end of its own. */
export function addTimer(tool: Injector, step: Shape): void {
  const modeling = tool.get('modeling')
  const timer = attach(modeling, step)
  changeTimer(tool, timer, { days: USUAL_DAYS, interrupting: false })
  leadToEnd(modeling, timer)
}

function attach(modeling: Services['modeling'], step: Shape): Shape {
  const given = { type: 'bpmn:BoundaryEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' }
  const at = { x: step.x + step.width - 28 - timersOf(step).length * 44, y: step.y + step.height }
  return modeling.createShape(given, at, step, { attach: true })
}

const BELOW = 80
const ASIDE = 120
/** Where what a timer opens is put: below its step. */
const below = (timer: Shape, steps = 0) => ({
  x: timer.x + timer.width / 2 + steps * ASIDE,
  y: timer.y + timer.height + BELOW,
})

function leadToEnd(modeling: Services['modeling'], from: Shape): void {
  const sheet = from.host?.parent ?? from.parent
  if (!sheet) return
  const end = modeling.createShape({ type: 'bpmn:EndEvent' }, below(from, isStep(from) ? 1 : 0), sheet)
  modeling.connect(from, end)
}

/** What the timer's way comes to first; undefined where it only reminds. */
export function leadsTo(timer: Shape): Shape | undefined {
  const target = timer.outgoing[0]?.target
  return target && !target.businessObject.$instanceOf('bpmn:EndEvent') ? target : undefined
}

/** Leads the timer's way to this step, to a new one of this name, or to nothing but an end. */
export function lead(tool: Injector, timer: Shape, to: Shape | { name: string } | undefined): void {
  const modeling = tool.get('modeling')
  const sheet = timer.host?.parent
  const [before] = timer.outgoing.map(({ target }) => target)
  modeling.removeElements([...timer.outgoing])
  if (before && before.incoming.length === 0 && before.businessObject.$instanceOf('bpmn:EndEvent'))
    modeling.removeElements([before])
  if (to === undefined) leadToEnd(modeling, timer)
  else if ('id' in to) modeling.connect(timer, to)
  else if (sheet) {
    const step = modeling.createShape({ type: 'bpmn:UserTask' }, below(timer), sheet)
    modeling.updateProperties(step, { name: to.name })
    modeling.connect(timer, step)
    const next = timerFace(timer).interrupting ? timer.host?.outgoing[0]?.target : undefined
    if (next) modeling.connect(step, next)
    else leadToEnd(modeling, step)
  }
}

/** The timer goes, and with it the end that only it led to. */
export function removeTimer(tool: Injector, timer: Shape): void {
  const ends = timer.outgoing.flatMap(({ target }) =>
    target && target.incoming.length === 1 && target.businessObject.$instanceOf('bpmn:EndEvent') ? [target] : [],
  )
  tool.get('modeling').removeElements([timer, ...ends])
}
