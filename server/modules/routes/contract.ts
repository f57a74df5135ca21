/** What the editor, the catalogue and whoever does a step say about review routes. */
export * from './contract-drawing.ts'
export * from './contract-steps.ts'
export * from './contract-lists.ts'
export * from './refusals.ts'
export { onewindowModdle } from './rules/route-descriptor.ts'
export { bodyKinds, silences, stages, stepRoles } from './rules/route-terms.ts'
