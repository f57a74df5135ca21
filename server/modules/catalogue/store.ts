import type { Ctx } from '#kernel/ctx.ts'
import { tables } from '#kernel/ctx.ts'
import { type ColumnType, type Generated, type Selectable, sql } from 'kysely'
import type { ItemContent, ItemVersion, VersionStatus } from './contract.ts'
import { itemMissing } from './contract.ts'

export type ItemTable = {
  id: string
  organ_id: string
  region_code: string
  code: string
  status: 'draft' | 'published' | 'withdrawn'
  published_version_id: string | null
  name: string
  audience: string[]
  topic: string | null
  popularity: Generated<number>
  edition: Generated<number>
  imported_as: string | null
  changed_at: Date
}

export type ItemVersionTable = {
  id: string
  item_id: string
  no: number
  status: VersionStatus
  content: ColumnType<ItemContent, string, string>
  name: Generated<string>
  revision: Generated<number>
  authors: string[]
  written_by: string | null
  written_by_name: string | null
  returned_because: string | null
  published_on: string | null
  effective_on: string | null
  in_force_from: Date | null
  in_force_to: Date | null
  changed_at: Date
}

export type CatalogueTables = {
  'catalogue.item': ItemTable
  'catalogue.item_version': ItemVersionTable
  'catalogue.edition': { only_row: Generated<boolean>; number: number }
  'catalogue.unanswered_question': { question: string; times: number; last_on: string }
}

export type ItemRow = Selectable<ItemTable>
/** A version with where its item belongs. */
export type VersionRow = Selectable<ItemVersionTable> & {
  organId: string
  regionCode: string
  itemStatus: ItemRow['status']
}

/** Changes to an item and its versions go through its row: locked, so that two of them follow each other. */
export async function lockItem(ctx: Ctx, itemId: string): Promise<ItemRow> {
  const row = await tables<CatalogueTables>(ctx)
    .selectFrom('catalogue.item')
    .selectAll()
    .where('id', '=', itemId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw itemMissing()
  return row
}

/** The version, its item locked first. */
export async function lockVersion(ctx: Ctx, versionId: string): Promise<VersionRow> {
  const db = tables<CatalogueTables>(ctx)
  const found = await db
    .selectFrom('catalogue.item_version')
    .select('item_id')
    .where('id', '=', versionId)
    .executeTakeFirst()
  if (!found) throw itemMissing()
  const item = await lockItem(ctx, found.item_id)
  const version = await db
    .selectFrom('catalogue.item_version')
    .selectAll()
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  return { ...version, organId: item.organ_id, regionCode: item.region_code, itemStatus: item.status }
}

/** The next edition of the published list; later changes wait for this transaction. */
export async function nextEdition(ctx: Ctx): Promise<number> {
  const { number } = await tables<CatalogueTables>(ctx)
    .updateTable('catalogue.edition')
    .set((eb) => ({ number: eb('number', '+', 1) }))
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

/** Every published version a process has met, by its id; it cannot change, so it never goes stale. */
const contents = new Map<string, ItemContent>()
const MOST_CONTENTS = 2000

export async function contentOf(ctx: Ctx, versionId: string): Promise<ItemContent> {
  const known = contents.get(versionId)
  if (known) return known
  const { content, status } = await tables<CatalogueTables>(ctx)
    .selectFrom('catalogue.item_version')
    .select(['content', 'status'])
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  // Until it has been in force a version may be returned and rewritten.
  if (status === 'draft' || status === 'submitted' || status === 'scheduled') return content
  if (contents.size >= MOST_CONTENTS) contents.delete(contents.keys().next().value!)
  contents.set(versionId, content)
  return content
}

type VersionHead = Omit<ItemVersion, 'content' | 'publishedOn'> & {
  publishedOn: string | null
  itemStatus: ItemRow['status']
}

const head = sql`
  v.id, v.item_id as "itemId", v.no, i.code, i.organ_id as "organId", o.name as "organName", i.region_code as "regionCode",
  v.status, v.published_on as "publishedOn", i.status as "itemStatus"`

/** Everything of a version but its content, which is cached apart. */
export async function findVersionHead(ctx: Ctx, versionId: string): Promise<VersionHead | undefined> {
  return (await findVersionHeads(ctx, [versionId]))[0]
}

export async function findVersionHeads(ctx: Ctx, versionIds: readonly string[]): Promise<VersionHead[]> {
  const { rows } = await sql<VersionHead>`
    select ${head} from catalogue.item_version v
    join catalogue.item i on i.id = v.item_id join organs.v_organ o on o.id = i.organ_id
    where v.id = any(${[...versionIds]}::uuid[])`.execute(ctx.db)
  return rows
}

const inForce = sql`
  from catalogue.item i join catalogue.item_version v on v.id = i.published_version_id join organs.v_organ o on o.id = i.organ_id`

export async function findPublishedHead(ctx: Ctx, itemId: string): Promise<VersionHead | undefined> {
  const { rows } = await sql<VersionHead>`
    select ${head} ${inForce} where i.id = ${itemId} and i.status = 'published'`.execute(ctx.db)
  return rows[0]
}

/** The same, and whether anybody was given the item to handle today. */
export async function findHeadToFile(
  ctx: Ctx,
  itemId: string,
): Promise<{ found: VersionHead; delegated: boolean } | undefined> {
  const { rows } = await sql<VersionHead & { delegated: boolean }>`
    select ${head}, exists (
      select from catalogue.delegation d where d.item_id = i.id and d.from_on <= ${ctx.today}
        and (d.until_on is null or d.until_on >= ${ctx.today})) as delegated
    ${inForce} where i.id = ${itemId} and i.status = 'published'`.execute(ctx.db)
  if (!rows[0]) return undefined
  const { delegated, ...found } = rows[0]
  return { found, delegated }
}

export async function withContent(ctx: Ctx, found: VersionHead): Promise<ItemVersion> {
  const { publishedOn, itemStatus: _, ...rest } = found
  return { ...rest, publishedOn: publishedOn ?? undefined, content: await contentOf(ctx, found.id) }
}

/** What lists show of a version. */
export function itemFace(content: ItemContent): Pick<ItemRow, 'name' | 'audience' | 'topic'> {
  return { name: content.name, audience: [...content.audience], topic: content.topic ?? null }
}

export async function findOpenVersion(ctx: Ctx, itemId: string): Promise<{ id: string } | undefined> {
  return tables<CatalogueTables>(ctx)
    .selectFrom('catalogue.item_version')
    .select('id')
    .where('item_id', '=', itemId)
    .where('status', 'in', ['draft', 'submitted', 'scheduled'])
    .executeTakeFirst()
}

type VersionChange = Partial<
  Pick<
    VersionRow,
    | 'content'
    | 'authors'
    | 'revision'
    | 'status'
    | 'returned_because'
    | 'published_on'
    | 'effective_on'
    | 'in_force_from'
    | 'written_by'
    | 'written_by_name'
  >
>

export async function changeVersion(
  ctx: Ctx,
  version: VersionRow,
  { content, ...change }: VersionChange,
): Promise<VersionRow> {
  await tables<CatalogueTables>(ctx)
    .updateTable('catalogue.item_version')
    .set({ ...change, ...(content ? { content: JSON.stringify(content) } : {}), changed_at: ctx.now })
    .where('id', '=', version.id)
    .execute()
  return { ...version, ...change, ...(content ? { content, name: content.name } : {}), changed_at: ctx.now }
}

/** While nothing is published, lists of editors show the draft's name. */
export async function showDraftFace(ctx: Ctx, version: VersionRow, content: ItemContent): Promise<void> {
  if (version.itemStatus !== 'draft') return
  await tables<CatalogueTables>(ctx)
    .updateTable('catalogue.item')
    .set({ ...itemFace(content), changed_at: ctx.now })
    .where('id', '=', version.item_id)
    .execute()
}

/**
 * Makes room for the version: supersedes the one in force and enters the item in a new edition of the list.
 * @returns the versions superseded: one or none
 */
export async function putInForce(ctx: Ctx, version: VersionRow): Promise<string[]> {
  const db = tables<CatalogueTables>(ctx)
  const before = await db
    .updateTable('catalogue.item_version')
    .set({ status: 'superseded', in_force_to: ctx.now, changed_at: ctx.now })
    .where('item_id', '=', version.item_id)
    .where('status', '=', 'published')
    .returning('id')
    .execute()
  await db
    .updateTable('catalogue.item')
    .set({
      ...itemFace(version.content),
      status: 'published',
      published_version_id: version.id,
      edition: await nextEdition(ctx),
      changed_at: ctx.now,
    })
    .where('id', '=', version.item_id)
    .execute()
  return before.map((one) => one.id)
}
