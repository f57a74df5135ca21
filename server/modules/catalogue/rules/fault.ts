/**
 * What stands in the way of publishing, and what to do about it, in Chinese. `field` is the way to it inside the content,
 * as of a refused input: `service.phone`, `materials.2.deferDays`, `situations.0.options.1`.
 */
export type Fault = { field: string; message: string }
