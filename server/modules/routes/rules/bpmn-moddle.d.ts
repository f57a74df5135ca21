/** The package brings types of its elements, none of itself. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string): Promise<{ rootElement: object; warnings: readonly Error[] }>
    toXML(element: object, options?: { format?: boolean }): Promise<{ xml: string }>
    create(type: string, properties?: Readonly<Record<string, unknown>>): object
  }
}
