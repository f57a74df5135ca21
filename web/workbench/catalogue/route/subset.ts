/** The drawing tool, held to what a review route may be made of: its palette, its pad beside a chosen element, its words. */
import type { Injector, Services, Shape } from 'bpmn-js/lib/Modeler'
import { workRouteDrawingWords as words } from '../../../words/zh/work-route-drawing.ts'
import { addTimer } from './canvas-timers.ts'

type Entry = {
  group: string
  className: string
  title: string
  action: Record<string, (event: Event) => void>
}

/** What may be put on the sheet, by its name in the words. */
const NEW: Readonly<Record<'task' | 'exclusive' | 'parallel' | 'end' | 'start', { given: object; icon: string }>> = {
  start: { given: { type: 'bpmn:StartEvent' }, icon: 'bpmn-icon-start-event-none' },
  task: { given: { type: 'bpmn:UserTask' }, icon: 'bpmn-icon-user-task' },
  exclusive: { given: { type: 'bpmn:ExclusiveGateway' }, icon: 'bpmn-icon-gateway-xor' },
  parallel: { given: { type: 'bpmn:ParallelGateway' }, icon: 'bpmn-icon-gateway-parallel' },
  end: { given: { type: 'bpmn:EndEvent' }, icon: 'bpmn-icon-end-event-none' },
}
type New = keyof typeof NEW

function made(factory: Services['elementFactory'], kind: New): Shape {
  const shape = factory.createShape(NEW[kind].given)
  if (kind === 'task') shape.businessObject.name = words.newStep
  return shape
}

class RoutePalette {
  static $inject = ['palette', 'create', 'elementFactory', 'handTool', 'globalConnect']
  readonly getPaletteEntries: () => Record<string, Entry>

  constructor(
    palette: Services['palette'],
    create: Services['create'],
    factory: Services['elementFactory'],
    hand: Services['handTool'],
    connect: Services['globalConnect'],
  ) {
    const entry = (kind: New): Entry => {
      const start = (event: Event) => create.start(event, made(factory, kind))
      return {
        group: 'create',
        className: NEW[kind].icon,
        title: words.create[kind],
        action: { dragstart: start, click: start },
      }
    }
    const sub = (event: Event) => {
      const outside = factory.createShape({ type: 'bpmn:SubProcess', x: 0, y: 0, isExpanded: true })
      const start = factory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: outside })
      create.start(event, [outside, start], { hints: { autoSelect: [outside] } })
    }
    this.getPaletteEntries = () => ({
      hand: {
        group: 'tools',
        className: 'bpmn-icon-hand-tool',
        title: words.tools.hand,
        action: { click: (event) => hand.activateHand(event) },
      },
      connect: {
        group: 'tools',
        className: 'bpmn-icon-connection-multi',
        title: words.tools.connect,
        action: { click: (event) => connect.start(event) },
      },
      start: entry('start'),
      task: entry('task'),
      exclusive: entry('exclusive'),
      parallel: entry('parallel'),
      sub: {
        group: 'create',
        className: 'bpmn-icon-subprocess-expanded',
        title: words.create.sub,
        action: { dragstart: sub, click: sub },
      },
      end: entry('end'),
    })
    palette.registerProvider(this)
  }
}

class RoutePad {
  static $inject = ['contextPad', 'autoPlace', 'create', 'connect', 'elementFactory', 'modeling', 'injector']
  readonly getContextPadEntries: (shape: Shape) => Record<string, Entry>
  readonly getMultiElementContextPadEntries: (shapes: Shape[]) => Record<string, Entry>

  constructor(
    pad: Services['contextPad'],
    autoPlace: Services['autoPlace'],
    create: Services['create'],
    connect: Services['connect'],
    factory: Services['elementFactory'],
    modeling: Services['modeling'],
    injector: Injector,
  ) {
    const remove = (shapes: Shape[]): Entry => ({
      group: 'edit',
      className: 'bpmn-icon-trash',
      title: words.tools.remove,
      action: { click: () => modeling.removeElements(shapes) },
    })
    const append = (source: Shape, kind: New): Entry => ({
      group: 'model',
      className: NEW[kind].icon,
      title: words.append[kind],
      action: {
        click: () => autoPlace.append(source, made(factory, kind)),
        dragstart: (event) => create.start(event, made(factory, kind), { source }),
      },
    })
    this.getMultiElementContextPadEntries = (shapes) => ({ remove: remove([...shapes]) })
    this.getContextPadEntries = (shape) => {
      if (shape.labelTarget) return {}
      const { $instanceOf: is } = shape.businessObject
      const isOne = (type: string) => is.call(shape.businessObject, type)
      const entries: Record<string, Entry> = { remove: remove([shape]) }
      if (!isOne('bpmn:FlowNode') || isOne('bpmn:EndEvent')) return entries
      if (isOne('bpmn:UserTask'))
        entries['timer'] = {
          group: 'edit',
          className: 'bpmn-icon-start-event-timer',
          title: words.append.timer,
          action: { click: () => addTimer(injector, shape) },
        }
      return {
        ...entries,
        task: append(shape, 'task'),
        exclusive: append(shape, 'exclusive'),
        parallel: append(shape, 'parallel'),
        end: append(shape, 'end'),
        connect: {
          group: 'connect',
          className: 'bpmn-icon-connection-multi',
          title: words.append.connect,
          action: {
            click: (event) => connect.start(event, shape),
            dragstart: (event) => connect.start(event, shape),
          },
        },
      }
    }
    pad.registerProvider(this)
  }
}

/** Changing an element into another kind would leave the subset. */
function NoReplacing(): void {}

/** Modules that take the place of the tool's own. */
export const routeModules = [
  {
    paletteProvider: ['type', RoutePalette],
    contextPadProvider: ['type', RoutePad],
    replaceMenuProvider: ['type', NoReplacing],
    translate: [
      'value',
      (text: string, put: Readonly<Record<string, string>> = {}) =>
        (words.tool[text] ?? text).replaceAll(/\{([^}]+)\}/g, (all, key: string) => put[key] ?? all),
    ],
  },
]
