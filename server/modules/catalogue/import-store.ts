/** Set-based writing of imported items: a handful of statements for each thousand rows. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import type { ItemContent } from './contract.ts'
import { writerOf } from './policy.ts'
import { itemFace, nextEdition } from './store.ts'
import { recordVersionActs } from './version-history.ts'

export type Incoming = { code: string; organId: string; regionCode: string; content: ItemContent; fingerprint: string }

/** What stands under the same code. `hands`: whether anybody but imports ever wrote in it, or has handed it in to be checked. */
export type Standing = {
  itemId: string
  code: string
  fingerprint: string | null
  hands: 'people' | 'import'
  /** The body of an item that never was in force and may still be given to another; otherwise null. */
  movableFrom: string | null
}
export type Outcome = 'created' | 'changed' | 'unchanged' | 'kept'

/** What becomes of a row beside what stands under its code. */
export function outcomeOf(known: Standing | undefined, incoming: Incoming): Outcome {
  if (!known) return 'created'
  const moved = known.movableFrom !== null && known.movableFrom !== incoming.organId
  if (known.fingerprint === incoming.fingerprint && !moved) return 'unchanged'
  return known.hands === 'import' ? 'changed' : 'kept'
}

/** Written by this importer's lists only, and not by hand since: the importer may have mended it in the editor. */
const isUntouched = (writer: string) =>
  sql`(v.authors <@ array[${writer}]::text[] and v.imported_md5 = md5(v.content::text))`

/** Two imports of one list at once: the second finds what the first has written. */
export async function oneImportAtATime(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue.import-items'))`.execute(ctx.db)
}

/** Known items of these codes, locked: their editors wait until the import is through. */
export async function standingItems(
  ctx: Ctx,
  codes: readonly string[],
  writer = writerOf(ctx.actor),
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing>`
    select i.id as "itemId", i.code, i.imported_as as fingerprint,
           case when i.status = 'draft' then i.organ_id end as "movableFrom",
           case when exists (select from catalogue.item_version v where v.item_id = i.id
                               and (v.status in ('submitted', 'scheduled') or not ${isUntouched(writer)}))
             then 'people' else 'import' end as hands
    from catalogue.item i
    where i.code = any(${[...codes]}::text[]) order by i.id for update of i`.execute(ctx.db)
  return new Map(rows.map((row) => [row.code, row]))
}

export async function insertItems(
  ctx: Ctx,
  incoming: readonly Incoming[],
  writer = writerOf(ctx.actor),
): Promise<void> {
  const rows = incoming.map((one) => ({ ...one, ...itemFace(one.content), id: ctx.newId(), versionId: ctx.newId() }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g
        (id uuid, "versionId" uuid, "organId" uuid, "regionCode" text, code text, name text, audience jsonb, topic text,
         fingerprint text, content jsonb)
    ), item as (
      insert into catalogue.item (id, organ_id, region_code, code, status, name, audience, topic, imported_as, changed_at)
      select id, "organId", "regionCode", code, 'draft', name, array(select jsonb_array_elements_text(audience)), topic, fingerprint, ${ctx.now}
      from given
    )
    insert into catalogue.item_version (id, item_id, no, status, content, imported_md5, authors, changed_at)
    select "versionId", id, 1, 'draft', content, md5(content::text), array[${writer}]::text[], ${ctx.now} from given`.execute(
    ctx.db,
  )
  await recordVersionActs(
    ctx,
    rows.map((row) => row.versionId),
    'import',
  )
}

/** A changed row: its untouched draft is rewritten, or a next version drafted beside the one in force. */
export async function redraftItems(
  ctx: Ctx,
  incoming: readonly (Incoming & { itemId: string })[],
  writer = writerOf(ctx.actor),
): Promise<void> {
  const rows = incoming.map((one) => ({ ...one, versionId: ctx.newId() }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g
    ("itemId" uuid, "versionId" uuid, "organId" uuid, "regionCode" text, fingerprint text, content jsonb)`
  await sql`
    with rewritten as (
      update catalogue.item_version v set content = g.content, imported_md5 = md5(g.content::text), revision = v.revision + 1,
        changed_at = ${ctx.now}
      from ${given} where v.item_id = g."itemId" and v.status = 'draft' returning v.item_id
    ), marked as (
      update catalogue.item i set imported_as = g.fingerprint,
        organ_id = case when i.status = 'draft' then g."organId" else i.organ_id end,
        region_code = case when i.status = 'draft' then g."regionCode" else i.region_code end
      from ${given} where i.id = g."itemId"
    )
    insert into catalogue.item_version (id, item_id, no, status, content, imported_md5, authors, changed_at)
    select g."versionId", g."itemId", (select max(no) + 1 from catalogue.item_version v where v.item_id = g."itemId"),
           'draft', g.content, md5(g.content::text), array[${writer}]::text[], ${ctx.now}
    from ${given} where g."itemId" not in (select item_id from rewritten)`.execute(ctx.db)
}

export type NowInForce = { itemId: string; versionId: string; organId: string; regionCode: string }

/** Puts the untouched drafts of these items in force, in one edition of the published list. */
export async function publishImported(
  ctx: Ctx,
  codes: readonly string[],
  writer = writerOf(ctx.actor),
): Promise<NowInForce[]> {
  const { rows } = await sql<NowInForce>`
    select i.id as "itemId", v.id as "versionId", i.organ_id as "organId", i.region_code as "regionCode"
    from catalogue.item i join catalogue.item_version v on v.item_id = i.id and v.status = 'draft' and ${isUntouched(writer)}
    where i.code = any(${[...codes]}::text[]) order by i.id for update of i`.execute(ctx.db)
  if (rows.length === 0) return []
  const itemIds = rows.map((row) => row.itemId)
  const versionIds = rows.map((row) => row.versionId)
  const superseded = await sql<{ id: string }>`
    update catalogue.item_version set status = 'superseded', in_force_to = ${ctx.now}, changed_at = ${ctx.now}
    where item_id = any(${itemIds}::uuid[]) and status = 'published' returning id`.execute(ctx.db)
  await sql`
    update catalogue.item_version set status = 'published', published_on = ${ctx.today}, in_force_from = ${ctx.now}, changed_at = ${ctx.now}
    where id = any(${versionIds}::uuid[])`.execute(ctx.db)
  await sql`
    update catalogue.item i set status = 'published', published_version_id = v.id, name = v.name, edition = ${await nextEdition(ctx)}, changed_at = ${ctx.now}
    from catalogue.item_version v where v.item_id = i.id and v.id = any(${versionIds}::uuid[])`.execute(ctx.db)
  await recordVersionActs(
    ctx,
    superseded.rows.map((row) => row.id),
    'supersede',
  )
  await recordVersionActs(ctx, versionIds, 'publish')
  return rows
}
