/** 行政区划代码 (GB/T 2260 and GB/T 10114): two digits each for province, city and county, three each for town and village. */

/** Lengths of the part that names a village, town, county, city, province. */
const PARTS = [12, 9, 6, 4, 2]

/**
 * The leading part shared by everything inside the region: `990102000000` → `990102`.
 * @param code 12 digits, or shorter without its trailing zeros
 */
export function regionPrefix(code: string): string {
  const full = code.padEnd(12, '0')
  const length = PARTS.find((end, index) => Number(full.slice(PARTS[index + 1] ?? 0, end)) !== 0)
  return full.slice(0, length ?? 2)
}

type Body = { kind: string; regionCode: string }

/**
 * Whether this is the people's government that a body works under: of its own region or one around it; a government's, only of one around it
 * (地方各级人民代表大会和地方各级人民政府组织法 art. 73(2), (3)). Bodies led from above alone (customs, taxes) are not told apart here.
 */
export function governs(upper: Body, lower: Body): boolean {
  const [around, inside] = [regionPrefix(upper.regionCode), regionPrefix(lower.regionCode)]
  if (upper.kind !== 'government' || !inside.startsWith(around)) return false
  return lower.kind !== 'government' || inside !== around
}
