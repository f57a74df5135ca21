/** Two people wrote in one draft: what each of them changed, and the draft with what was chosen of either. */
import { elementTable, type ItemContent } from '#modules/catalogue/contract.ts'

export type Element = keyof typeof elementTable
export type Side = 'mine' | 'theirs'
/** An element that is not the same on both sides, and who moved it away from what both began with. */
export type Clash = { element: Element; by: 'me' | 'them' | 'both' }

const elements = Object.keys(elementTable) as Element[]

export function clashesOf(base: ItemContent, mine: ItemContent, theirs: ItemContent): Clash[] {
  return elements.flatMap((element): Clash[] => {
    const [before, my, their] = [base, mine, theirs].map((content) => asText(content, element))
    if (my === their) return []
    return [{ element, by: my === before ? 'them' : their === before ? 'me' : 'both' }]
  })
}

/** Nobody need be asked: each element was changed by one of them at most. */
export function ownSides(clashes: readonly Clash[]): Map<Element, Side> {
  return new Map(clashes.map(({ element, by }) => [element, by === 'them' ? 'theirs' : 'mine']))
}

/** Their draft with the elements chosen from mine. An element nobody stated stays a gap if the side it is taken from says so. */
export function merged(mine: ItemContent, theirs: ItemContent, sides: ReadonlyMap<Element, Side>): ItemContent {
  const ofMine = elements.filter((element) => sides.get(element) === 'mine')
  const fields = ofMine.flatMap((element): readonly (keyof ItemContent)[] => elementTable[element].fields)
  const chosen = Object.fromEntries(fields.map((field) => [field, mine[field]]))
  const fromMine = new Set<string>(ofMine)
  const gaps = [
    ...(theirs.gaps ?? []).filter((gap) => !fromMine.has(gap)),
    ...(mine.gaps ?? []).filter((gap) => fromMine.has(gap)),
  ]
  return { ...theirs, ...chosen, gaps: gaps.length > 0 ? gaps : undefined }
}

function asText(content: ItemContent, element: Element): string {
  const fields: readonly (keyof ItemContent)[] = elementTable[element].fields
  return ordered([...fields.map((field) => content[field]), content.gaps?.some((gap) => gap === element)])
}

/** The database hands keys back in another order than the browser wrote them: order means nothing, nor does an absent value. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([first], [second]) => (first < second ? -1 : 1)))
      : inner,
  )
}
