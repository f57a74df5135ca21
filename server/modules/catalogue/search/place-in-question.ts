/** A place named in the question is no part of what is wanted: it says where. */
import type { LiveSearch } from './live-search.ts'

const THERE = 1.25
const POPULAR = 0.03

export type Placed = {
  /** The question without the place. */
  words: string
  /** How much likelier an item is meant for where it is and how often it is used. */
  likelihood: (id: string) => number
}

export function placeIn(question: string, { regions, facts }: LiveSearch): Placed {
  const named = [...regions].filter(([, name]) => name.length >= 2 && question.includes(name))
  const rest = named.reduce((text, [, name]) => text.replaceAll(name, ''), question).trim()
  const words = rest.length >= 2 ? rest : question
  const codes = new Set(words === rest ? named.map(([code]) => code) : [])
  return {
    words,
    likelihood(id) {
      const known = facts.get(id)
      if (!known) return 1
      return (codes.has(known.regionCode) ? THERE : 1) * (1 + POPULAR * Math.log10(1 + known.popularity))
    },
  }
}
