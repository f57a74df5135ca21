/** What of bpmn-js is used here: its own types are written for another module system. */
declare module 'bpmn-js/lib/NavigatedViewer' {
  export { Drawing as default } from 'bpmn-js/lib/Modeler'
}

declare module 'bpmn-js/lib/Modeler' {
  export type Bo = {
    $type: string
    id: string
    name?: string
    get: (name: string) => unknown
    $instanceOf: (type: string) => boolean
  }
  export type Shape = {
    id: string
    type: string
    x: number
    y: number
    width: number
    height: number
    businessObject: Bo
    parent?: Shape
    host?: Shape
    labelTarget?: Shape
    source?: Shape
    target?: Shape
    incoming: Shape[]
    outgoing: Shape[]
    attachers?: Shape[]
    waypoints?: unknown
  }
  export type Services = {
    canvas: {
      zoom: (to?: 'fit-viewport' | number, center?: 'auto') => number
      addMarker: (id: string, marker: string) => void
      removeMarker: (id: string, marker: string) => void
      getRootElement: () => Shape
      scrollToElement: (id: string, padding?: number) => void
      resized: () => void
    }
    elementRegistry: {
      get: (id: string) => Shape | undefined
      filter: (wanted: (shape: Shape) => boolean) => Shape[]
    }
    selection: { select: (shape: Shape | undefined) => void; get: () => Shape[] }
    eventBus: { on: (event: string, listener: (event: { newSelection?: Shape[] }) => void) => void }
    commandStack: { undo: () => void; redo: () => void; canUndo: () => boolean; canRedo: () => boolean }
    modeling: {
      updateProperties: (shape: Shape, properties: Record<string, unknown>) => void
      updateModdleProperties: (shape: Shape, of: object, properties: Record<string, unknown>) => void
      createShape: (given: object, at: { x: number; y: number }, parent: Shape, hints?: object) => Shape
      connect: (from: Shape, to: Shape) => Shape
      reconnectEnd: (flow: Shape, to: Shape, docking: { x: number; y: number }) => void
      moveElements: (shapes: Shape[], by: { x: number; y: number }) => void
      removeElements: (shapes: Shape[]) => void
      layoutConnection: (flow: Shape) => void
    }
    elementFactory: { createShape: (given: object) => Shape }
    bpmnFactory: { create: (type: string, properties?: object) => Bo }
    create: { start: (event: Event, shape: Shape | Shape[], context?: object) => void }
    autoPlace: { append: (source: Shape, shape: Shape) => void }
    connect: { start: (event: Event, from: Shape) => void }
    handTool: { activateHand: (event: Event) => void }
    globalConnect: { start: (event: Event) => void }
    palette: { registerProvider: (provider: object) => void }
    contextPad: { registerProvider: (provider: object) => void }
  }
  /** Where the tool's parts are found by their names. */
  export type Injector = { get<Name extends keyof Services>(name: Name): Services[Name] }
  export class Drawing {
    constructor(options: {
      container: HTMLElement
      additionalModules?: readonly object[]
      moddleExtensions?: Readonly<Record<string, unknown>>
    })
    importXML(xml: string): Promise<unknown>
    saveXML(options?: { format?: boolean }): Promise<{ xml?: string }>
    get<Name extends keyof Services>(name: Name): Services[Name]
    destroy(): void
  }
  export { Drawing as default }
}
