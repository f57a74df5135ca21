/** Regions and code tables for the modules below. */
export type { CodeEntry, Region, RegionLevel } from './contract.ts'
export { isRegionCode, levelOfRegion, parentOfRegion, twelveDigits } from './rules/region-code.ts'
export { describeRegions, ensureRegion, importRegions, regionPath, type NewRegion } from './store.ts'
export { codesOf, labelOfCode } from './code-tables.ts'
export {
  type DataElement,
  type ElementContent,
  type ElementSource,
  fieldKinds,
  profileFields,
} from './contract-elements.ts'
export { describeElements, elementVersions, listElements } from './data-elements.ts'
export { loosenedBy } from './rules/data-element.ts'
