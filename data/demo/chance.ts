/** Chance that repeats: the same seed makes the same city, so that what somebody saw can be shown to another. */
export type Chance = {
  /** True in `share` of all cases, 0 to 1. */
  happens(share: number): boolean
  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number
  /** @throws Error when there is nothing to choose from */
  oneOf<T>(list: readonly T[]): T
}

/** A 32-bit generator (mulberry32): small, quick and even enough for a demo. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    happens: (share) => next() < share,
    between,
    oneOf: (list) => {
      if (list.length === 0) throw new Error('nothing to choose from')
      return list[between(0, list.length - 1)]!
    },
  }
}
