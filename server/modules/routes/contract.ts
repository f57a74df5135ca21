/** What the editor and the catalogue say about review routes. */
export * from './contract-moddle.ts'
export * from './contract-drawing.ts'
