/** What the modules below may ask of the catalogue. */
import type { Ctx } from '#kernel/ctx.ts'
import { askedOnce } from '#kernel/db.ts'
import { sql } from 'kysely'
import { itemMissing, type ItemVersion, notPublished } from './contract.ts'
import { asHandled, delegatesOf, ownBodyHandles } from './delegation.ts'
import { findHeadToFile, findPublishedHead, findVersionHead, findVersionHeads, withContent } from './store.ts'

export { itemWithdrawn, versionPublished } from './events.ts'
export {
  audiences,
  bodyNotHandling,
  bodyToChoose,
  handlingKinds,
  type QuotaLimit,
  quotaWords,
  regimeTitles,
  itemMissing,
  itemTypes,
  levels,
  notPublished,
  readAnswers,
} from './contract.ts'
export {
  brokenConsequences,
  checkModes,
  type CheckMode,
  type Commitment,
  instantFacts,
  type InstantFact,
  riskClasses,
  type RiskClass,
  type RuleVerdict,
  ruleVerdicts,
} from './contract.ts'
export type { FormField, FormSection, ItemContent, ItemVersion, Material, RowField } from './contract.ts'
export {
  type Judged,
  judgeRule,
  licenceName,
  mentioned,
  outsideMentioned,
  ruleGrants,
  type RuleScope,
  valueAt,
} from './rules/instant.ts'
export { importUnreadable } from './contract.ts'
export { type ListRecord, readRecords, writeTables } from './records.ts'
export { XLSX } from './spreadsheet.ts'
export { type AskingItems, itemsAskingFor } from './asking-items.ts'
export { type HeldPower, powerHeld } from './delegation.ts'
export { type Answers, inSituation, pathOf } from './rules/situations.ts'

/**
 * The version in force, by which a new case is filed. One indexed query; the content comes from the process's memory.
 * @throws catalogue.not-published outside the published list nothing can be applied for
 */
export async function getPublishedItem(ctx: Ctx, itemId: string): Promise<ItemVersion> {
  const found = await findPublishedHead(ctx, itemId)
  if (!found) throw notPublished({ itemId })
  return withContent(ctx, found)
}

/**
 * The version in force as it is handled today: body and region are those of whoever handles it, also by delegation.
 * @param wished the body the applicant turns to, when several handle it
 * @throws catalogue.not-published, catalogue.body-to-choose, catalogue.body-not-handling
 */
export async function getItemToFile(ctx: Ctx, itemId: string, wished?: string): Promise<ItemVersion> {
  const head = await findHeadToFile(ctx, itemId)
  if (!head) throw notPublished({ itemId })
  const version = await withContent(ctx, head.found)
  return head.delegated || wished ? asHandled(ctx, version, wished) : version
}

/** All who handle a published item today: where any of them is in reach, it can be applied for there. */
export async function handlersOf(
  ctx: Ctx,
  { itemId, organId, regionCode }: ItemVersion,
): Promise<Pick<ItemVersion, 'organId' | 'regionCode'>[]> {
  const delegates = await delegatesOf(ctx, itemId)
  return ownBodyHandles(delegates) ? [{ organId, regionCode }, ...delegates] : delegates
}

/**
 * A version whatever its status: a running case keeps the one it was filed under. Read once in a transaction.
 * @throws catalogue.item-missing
 */
export async function getItemVersion(ctx: Ctx, versionId: string): Promise<ItemVersion> {
  const found = await askedOnce(ctx, `catalogue.version:${versionId}`, () => findVersionHead(ctx, versionId))
  if (!found) throw itemMissing({ versionId })
  return withContent(ctx, found)
}

/** Versions by id, in one query and the process's memory; unknown ids are absent. */
export async function getItemVersions(ctx: Ctx, versionIds: readonly string[]): Promise<Map<string, ItemVersion>> {
  const heads = await findVersionHeads(ctx, [...new Set(versionIds)])
  const versions = await Promise.all(heads.map((found) => withContent(ctx, found)))
  return new Map(versions.map((version) => [version.id, version]))
}

export type VersionInBrief = { name: string; code: string; organId: string; itemId: string }

/** Names for lists, in one query; unknown ids are absent. */
export async function describeVersions(ctx: Ctx, versionIds: readonly string[]): Promise<Map<string, VersionInBrief>> {
  const { rows } = await sql<VersionInBrief & { id: string }>`
    select id, name, code, organ_id as "organId", item_id as "itemId"
    from catalogue.v_item_version where id = any(${[...new Set(versionIds)]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...brief }) => [id, brief]))
}

/**
 * Tells the catalogue how often each item was applied for in the last ninety days: lists show the most used first.
 * Items not named count as unused.
 */
export async function setPopularity(ctx: Ctx, filings: ReadonlyMap<string, number>): Promise<void> {
  await sql`
    update catalogue.item i set popularity = coalesce(n.filings, 0)
    from catalogue.item j left join unnest(${[...filings.keys()]}::uuid[], ${[...filings.values()]}::int[]) as n (id, filings) on n.id = j.id
    where j.id = i.id and i.popularity <> coalesce(n.filings, 0)`.execute(ctx.db)
}
