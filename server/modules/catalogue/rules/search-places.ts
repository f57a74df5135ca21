/**
 * Who is heard wrongly must still find the right item on the first page: not all of its places go to the likeliest thing.
 * Measured with `bench/search`, also with parts of the lexicon left out.
 */

type Ranked = { thing: { wanted: { object: string } } | undefined; words: number; score: number }

const PAGE = 10
/** These are simply the best. */
const BY_SCORE = 6
/** One each for the best of a thing heard that none of those is about. */
const BY_THING = 3
/** For whoever named no thing at all: the item whose words are most alike. */
const BY_WORDS = 1

/** @param ranked best first @returns the same ones, in another order from the seventh on */
export function withPlacesForOthers<One extends Ranked>(ranked: readonly One[]): One[] {
  const first = ranked.slice(0, BY_SCORE)
  const rest = ranked.slice(BY_SCORE)
  const shown = new Set(first.map(({ thing }) => thing?.wanted.object))
  const kept = new Set(rest.toSorted((one, other) => other.words - one.words).slice(0, BY_WORDS))
  for (const one of rest) {
    const object = one.thing?.wanted.object
    if (object === undefined || shown.has(object)) continue
    shown.add(object)
    kept.add(one)
    if (kept.size === BY_THING + BY_WORDS) break
  }
  for (const one of rest) {
    if (first.length + kept.size >= PAGE) break
    kept.add(one)
  }
  return [...first, ...rest.filter((one) => kept.has(one)), ...rest.filter((one) => !kept.has(one))]
}
