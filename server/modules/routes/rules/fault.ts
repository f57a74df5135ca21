/** Why a route cannot be run as drawn; `element` is the id of the drawn element, absent when the whole drawing is meant. */
export type RouteFault = { readonly element?: string; readonly message: string }

/** The name of an element as people read it on the drawing. */
export const called = (element: { readonly id?: string; readonly name?: string }): string =>
  element.name ? `“${element.name.trim()}”` : `（${element.id ?? '没有编号'}）`
