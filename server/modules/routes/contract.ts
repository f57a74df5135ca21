/** What the editor and the catalogue say about review routes. */
export * from './rules/route-descriptor.ts'
export * from './contract-drawing.ts'
