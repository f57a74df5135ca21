/** Lists as files, for the modules below: begin an export in an act, continue it in a reaction. */
export { beginExport, type ExportAsked, type ExportList, giveUpExport } from './asking.ts'
export type { ExportFormat } from './contract.ts'
export type { Cell } from './rules/cells.ts'
export { continueExport } from './writing.ts'
