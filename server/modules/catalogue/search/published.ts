/** Answers to a question over the published items. */
import type { Ctx } from '#kernel/ctx.ts'
import { regionPrefix } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import { cardsOf, publishedRows } from '../cards.ts'
import type { ItemCard } from '../contract-search.ts'
import { isUsableIn } from '../rules/region-reach.ts'
import type { Hearing } from '../rules/search-hearing.ts'
import { actBit, searchActs } from '../rules/search-acts.ts'
import { type LiveSearch, liveSearch } from './live-search.ts'
import { placeIn } from './place-in-question.ts'

export type Where = { limit: number; region?: string | undefined; audience?: ItemCard['audience'][number] | undefined }
type Answer = ItemCard & { body: string; region: string; score: number; why: string }

/** Published items for the question, best first; what was published a moment ago is found. */
export async function searchPublished(ctx: Ctx, question: string, { limit, region, audience }: Where) {
  const live = await liveSearch(ctx)
  const { words, likelihood } = placeIn(question, live)
  const hits = live.index.find(words, limit, { usable: usableIn(live, region, audience), likelihood })
  const cards = await cardsById(
    ctx,
    hits.map((hit) => hit.id),
  )
  const items = hits.flatMap(({ id, score, why }): Answer[] => {
    const card = cards.get(id)
    return card ? [{ ...card, body: card.organName, region: card.regionName, score, why }] : []
  })
  return { items, ...understanding(live.index.hear(words)) }
}

export function usableIn(live: LiveSearch, region?: string, audience?: string): (id: string) => boolean {
  const prefix = region && regionPrefix(region)
  return (id) => {
    const facts = live.facts.get(id)
    return Boolean(
      facts && (!audience || facts.audience.includes(audience)) && (!prefix || isUsableIn(facts.regionCode, prefix)),
    )
  }
}

/** Cards of published items, by id; those withdrawn meanwhile are absent. */
export async function cardsById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ItemCard>> {
  if (ids.length === 0) return new Map()
  const cards = await cardsOf(ctx, await publishedRows(ctx, sql`i.id = any(${[...ids]}::uuid[])`))
  return new Map(cards.map((card) => [card.id, card]))
}

const SURE = 0.6
const MOST_SHOWN = 6

/** What was understood, for people to read; what only comes near is no certainty. */
export function understanding({ objects, acts, heard }: Hearing) {
  const things = objects.map(({ object, heard: { text, how } }) => ({
    object,
    text: how === 'near' ? object : text,
    how,
  }))
  const asked = searchActs.flatMap((act) => {
    const said = heard.find(({ meanings }) => meanings.some((meaning) => !meaning.object && meaning.act === act))
    return said && acts & actBit(act) ? [{ act, text: said.text, how: said.how }] : []
  })
  const sure = objects.some(({ weight, heard: { how } }) => how !== 'near' && weight >= SURE)
  return { sure, understood: [...things.slice(0, MOST_SHOWN), ...asked] }
}
