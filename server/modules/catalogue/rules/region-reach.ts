/** Lengths of the part of a region code that names a province, city, county and town. */
const LEVELS = [2, 4, 6, 9]

/**
 * The regions above a place, as 12-digit codes: what they offer can be used there too.
 * @param prefix the leading part that names the place, `990102`
 */
export function regionsAbove(prefix: string): string[] {
  return LEVELS.filter((length) => length < prefix.length).map((length) => prefix.slice(0, length).padEnd(12, '0'))
}

/** Whether an item of `itemRegion` can be used in the place: offered there, above it or below it. */
export function isUsableIn(itemRegion: string, prefix: string): boolean {
  return itemRegion.startsWith(prefix) || regionsAbove(prefix).includes(itemRegion)
}
