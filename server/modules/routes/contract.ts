/** What the editor, the catalogue and whoever does a step say about review routes. */
export * from './rules/route-descriptor.ts'
export * from './contract-drawing.ts'
export * from './refusals.ts'
