/**
 * The search of this process, brought up to date before each question by the editions of the published list and of
 * the lexicon: what was published or taught a moment ago, here or in another process, counts.
 */
import type { Ctx } from '#kernel/ctx.ts'
import { describeRegions } from '#modules/vocabulary/index.ts'
import { sql } from 'kysely'
import { createSearchIndex, type SearchIndex } from '../rules/search-index.ts'
import { createLexicon } from '../rules/search-lexicon.ts'
import { loadLexicon } from './lexicon-store.ts'

/** What narrows an answer; the rest of a card is read when it is shown. */
export type ItemFacts = { audience: readonly string[]; regionCode: string; popularity: number }

export type LiveSearch = {
  edition: number
  lexicon: number
  popularityAt: number
  index: SearchIndex
  facts: Map<string, ItemFacts>
  /** Names of the regions that have items. */
  regions: Map<string, string>
}

/** One search for each running system: tests run several in one process, and each has a vault of its own. */
const living = new WeakMap<Ctx['vault'], LiveSearch>()

const POPULARITY_EVERY = 10 * 60_000
const ROWS_AT_ONCE = 5000

export async function liveSearch(ctx: Ctx): Promise<LiveSearch> {
  const live = living.get(ctx.vault) ?? unborn()
  living.set(ctx.vault, live)
  const { rows } = await sql<{ edition: number; lexicon: number }>`
    select e.number as edition, l.number as lexicon from catalogue.edition e, catalogue.lexicon_edition l`.execute(
    ctx.db,
  )
  const { edition, lexicon } = rows[0]!
  while (live.lexicon < lexicon) await relearn(ctx, live, lexicon)
  while (live.edition < edition) await catchUp(ctx, live, edition)
  if (Math.abs(ctx.now.getTime() - live.popularityAt) > POPULARITY_EVERY) await recount(ctx, live)
  return live
}

function unborn(): LiveSearch {
  return {
    edition: -1,
    lexicon: -1,
    popularityAt: 0,
    index: createSearchIndex(createLexicon([], [])),
    facts: new Map(),
    regions: new Map(),
  }
}

async function relearn(ctx: Ctx, live: LiveSearch, lexicon: number): Promise<void> {
  const learnt = await loadLexicon(ctx)
  if (live.lexicon >= lexicon) return
  live.index.learn(learnt)
  live.lexicon = lexicon
}

type Row = {
  id: string
  name: string
  plainName: string | null
  summary: string | null
  mainItem: string | null
  keywords: string[]
  body: string
  audience: string[]
  regionCode: string
  popularity: number
}

/** Reads what changed since the edition this process knows, and takes it over unless another question did so meanwhile. */
async function catchUp(ctx: Ctx, live: LiveSearch, edition: number): Promise<void> {
  const known = live.edition
  const gone = await sql<{ id: string }>`
    select id from catalogue.item where edition > ${known} and status <> 'published'`.execute(ctx.db)
  const changed: Row[][] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await changedRows(ctx, known, after)
    changed.push(rows)
    if (rows.length < ROWS_AT_ONCE) break
    after = rows.at(-1)!.id
  }
  const codes = new Map(changed.flat().map(({ regionCode }) => [regionCode, regionCode]))
  const regions = await describeRegions(ctx, [...codes.keys()])
  if (live.edition !== known) return
  for (const { id } of gone.rows) forget(live, id)
  for (const [code, region] of regions) live.regions.set(code, region.name)
  for (const { id, audience, regionCode, popularity, ...row } of changed.flat()) {
    live.facts.set(id, { audience: shared(audience), regionCode: codes.get(regionCode)!, popularity })
    const { plainName, summary, mainItem, ...text } = row
    live.index.put(id, { ...text, ...defined({ plainName, summary, mainItem }) })
  }
  live.edition = edition
}

async function changedRows(ctx: Ctx, edition: number, after: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select i.id, i.name, v.content ->> 'plainName' as "plainName", v.content ->> 'summary' as summary,
           v.content ->> 'mainItem' as "mainItem", array(select jsonb_array_elements_text(v.content -> 'keywords')) as keywords,
           o.name as body, i.audience, i.region_code as "regionCode", i.popularity
    from catalogue.item i
    join catalogue.item_version v on v.id = i.published_version_id
    join organs.v_organ o on o.id = i.organ_id
    where i.status = 'published' and i.edition > ${edition} and i.id > ${after}::uuid
    order by i.id limit ${ROWS_AT_ONCE}`.execute(ctx.db)
  return rows
}

async function recount(ctx: Ctx, live: LiveSearch): Promise<void> {
  live.popularityAt = ctx.now.getTime()
  const { rows } = await sql<{ id: string; popularity: number }>`
    select id, popularity from catalogue.item where status = 'published' and popularity > 0`.execute(ctx.db)
  const counted = new Map(rows.map(({ id, popularity }) => [id, popularity]))
  for (const [id, facts] of live.facts) facts.popularity = counted.get(id) ?? 0
}

function forget(live: LiveSearch, id: string): void {
  live.index.remove(id)
  live.facts.delete(id)
}

const audiences = new Map<string, readonly string[]>()

/** Equal lists are one list: a hundred thousand items have a dozen different ones. */
function shared(audience: readonly string[]): readonly string[] {
  const key = audience.join()
  const known = audiences.get(key)
  if (known) return known
  audiences.set(key, audience)
  return audience
}

function defined(texts: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== null))
}
