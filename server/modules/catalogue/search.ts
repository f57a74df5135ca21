/** The search index of this process, brought up to date before each question by the edition of the published list. */
import type { Ctx } from '#kernel/ctx.ts'
import { regionPrefix } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import { cardsOf, publishedRows } from './cards.ts'
import type { ItemCard } from './contract.ts'
import { isUsableIn } from './rules/region-reach.ts'
import { createSearchIndex, type SearchIndex } from './rules/search-index.ts'

type Live = { edition: number; index: SearchIndex; cards: Map<string, ItemCard> }

/** One index for each running system: tests run several in one process, and each has a vault of its own. */
const living = new WeakMap<Ctx['vault'], Live>()

export type SearchAnswer = ItemCard & { body: string; region: string; score: number; why: string }
export type Where = { limit: number; region?: string; audience?: ItemCard['audience'][number] }

/** Published items for the question, best first; what was published a moment ago is found. */
export async function searchPublished(
  ctx: Ctx,
  question: string,
  { limit, region, audience }: Where,
): Promise<SearchAnswer[]> {
  const { index, cards } = await current(ctx)
  const prefix = region && regionPrefix(region)
  const usable = (id: string) => {
    const card = cards.get(id)!
    return (!audience || card.audience.includes(audience)) && (!prefix || isUsableIn(card.regionCode, prefix))
  }
  return index.find(question, limit, usable).map(({ id, score, why }) => {
    const card = cards.get(id)!
    return { ...card, body: card.organName, region: card.regionName, score, why }
  })
}

async function current(ctx: Ctx): Promise<Live> {
  const live = living.get(ctx.vault) ?? { edition: -1, index: createSearchIndex(), cards: new Map<string, ItemCard>() }
  living.set(ctx.vault, live)
  const { rows } = await sql<{ number: number }>`select number from catalogue.edition`.execute(ctx.db)
  const edition = rows[0]!.number
  while (live.edition < edition) await catchUp(ctx, live, edition)
  return live
}

/** Reads what changed since the edition this process knows, and takes it over unless another question did so meanwhile. */
async function catchUp(ctx: Ctx, live: Live, edition: number): Promise<void> {
  const known = live.edition
  const gone = await sql<{ id: string }>`
    select id from catalogue.item where edition > ${known} and status <> 'published'`.execute(ctx.db)
  const changed = await publishedRows(ctx, sql`i.edition > ${known}`)
  const cards = await cardsOf(ctx, changed)
  if (live.edition !== known) return
  for (const { id } of gone.rows) {
    live.index.remove(id)
    live.cards.delete(id)
  }
  for (const [at, card] of cards.entries()) {
    const { plainName, name, summary, keywords, mainItem } = changed[at]!.content
    live.cards.set(card.id, card)
    live.index.put(card.id, { name, plainName, mainItem, summary, keywords, body: card.organName })
  }
  live.edition = edition
}
