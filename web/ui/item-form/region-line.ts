/**
 * The way from the topmost region the city knows down to a place. What stands on it is what the lists hold: a city may keep no
 * province, a municipality's districts stand right below it, and the towns of a city without counties right below the city. Pure.
 */
export type RegionOption = { value: string; label: string }

const levels = ['省', '市', '县（区）', '乡镇（街道）', '村（社区）'] as const
/** How many of the twelve digits name a region of each level (GB/T 2260, GB/T 10114). */
const digits = [2, 4, 6, 9, 12] as const

/** The one of these on the way to a place, the place itself among them; undefined when the way leads past all of them. */
export function onTheWay(options: readonly RegionOption[], place: string): RegionOption | undefined {
  if (!/^\d{12}$/.test(place)) return undefined
  const way = digits.map((length) => place.slice(0, length).padEnd(12, '0'))
  return options.find(({ value }) => way.includes(value))
}

/** What a list of regions is called: after the highest that stands in it. */
export function levelWord(options: readonly RegionOption[]): string {
  return levels[Math.min(...options.map(({ value }) => levelOf(value)))] ?? levels[0]
}

function levelOf(code: string): number {
  return digits.findIndex((length) => /^0*$/.test(code.slice(length)))
}
