/** Regions and code tables for the modules below. */
export type { CodeEntry, Region, RegionLevel } from './contract.ts'
export { isRegionCode, levelOfRegion, parentOfRegion, twelveDigits } from './rules/region-code.ts'
export { describeRegions, ensureRegion, importRegions, regionPath, type NewRegion } from './store.ts'
export { codesOf, labelOfCode } from './code-tables.ts'
