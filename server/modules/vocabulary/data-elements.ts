/** Rows of the library of data elements. */
import { sql } from 'kysely'
import given from '#data/reference/data-elements.json' with { type: 'json' }
import type { Ctx } from '#kernel/ctx.ts'
import * as contract from './contract.ts'
import type { DataElement, ElementContent } from './contract-elements.ts'
import { elementFaults } from './rules/data-element.ts'
import { findCodeTable } from './code-tables.ts'

type Row = Pick<DataElement, 'key' | 'version' | 'origin' | 'retired'> & { content: ElementContent }

const elementOf = ({ content, ...facts }: Row): DataElement => ({ ...content, ...facts })

/** The whole library in its newest versions, standard ones first; retired ones too. */
export async function listElements(ctx: Pick<Ctx, 'db'>): Promise<DataElement[]> {
  const { rows } = await sql<Row>`
    select e.key, e.version, e.origin, e.retired, v.content
    from vocabulary.data_element e join vocabulary.data_element_version v using (key, version)
    order by e.origin desc, v.content ->> 'subject' desc, e.key`.execute(ctx.db)
  return rows.map(elementOf)
}

/** The newest version of each element that is there; a key nobody knows is simply absent. */
export async function describeElements(
  ctx: Pick<Ctx, 'db'>,
  keys: readonly string[],
): Promise<Map<string, DataElement>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select e.key, e.version, e.origin, e.retired, v.content
    from vocabulary.data_element e join vocabulary.data_element_version v using (key, version)
    where e.key = any(${[...new Set(keys)]}::text[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.key, elementOf(row)]))
}

/** What elements said in certain versions, by `key@version`; what is not there is absent. */
export async function elementVersions(
  ctx: Pick<Ctx, 'db'>,
  wanted: readonly { key: string; version: number }[],
): Promise<Map<string, ElementContent>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ key: string; version: number; content: ElementContent }>`
    select v.key, v.version, v.content from vocabulary.data_element_version v
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (key text, version int) using (key, version)`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ key, version, content }) => [`${key}@${version}`, content]))
}

/** A local element, held until the transaction ends. @throws vocabulary.element-not-known, vocabulary.element-not-local */
export async function lockLocalElement(ctx: Pick<Ctx, 'db'>, key: string): Promise<{ version: number }> {
  const { rows } = await sql<{ version: number; origin: DataElement['origin'] }>`
    select version, origin from vocabulary.data_element where key = ${key} for update`.execute(ctx.db)
  if (!rows[0]) throw contract.elementNotKnown({ key })
  if (rows[0].origin !== 'local') throw contract.elementNotLocal({ key })
  return rows[0]
}

/** @throws vocabulary.element-unsound */
export async function writeVersion(
  ctx: Pick<Ctx, 'db' | 'now' | 'actor'>,
  { key, version, content, reason }: { key: string; version: number; content: ElementContent; reason: string },
): Promise<void> {
  const faults = elementFaults(content)
  if (faults.length > 0) throw contract.elementUnsound({ faults, detail: faults.map((one) => one.message).join('；') })
  await sql`
    insert into vocabulary.data_element_version (key, version, content, reason, changed_by, changed_at)
    values (${key}, ${version}, ${JSON.stringify(content)}, ${reason}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.db)
}

type Given = { key: string; table?: string } & Omit<ElementContent, 'options'> & Pick<ElementContent, 'options'>

/** The standard elements that come with the software; one that says something new becomes the next version. */
export async function seedElements(ctx: Ctx): Promise<void> {
  const contents = await Promise.all(
    (given as Given[]).map(async (one) => ({ key: one.key, content: await read(ctx, one) })),
  )
  await sql`
    with given as (
      select key, content from jsonb_to_recordset(${JSON.stringify(contents)}::jsonb) as g (key text, content jsonb)
    ), changed as (
      select g.key, g.content, coalesce(e.version, 0) + 1 as version
      from given g left join vocabulary.data_element e on e.key = g.key
      left join vocabulary.data_element_version v on v.key = e.key and v.version = e.version
      where e.key is null or (e.origin = 'standard' and v.content <> g.content)
    ), known as (
      insert into vocabulary.data_element (key, origin, version) select key, 'standard', version from changed
      on conflict (key) do update set version = excluded.version
    )
    insert into vocabulary.data_element_version (key, version, content, reason, changed_by, changed_at)
    select key, version, content, '随软件提供', '系统', ${ctx.now} from changed`.execute(ctx.db)
}

async function read(ctx: Ctx, { key: _, table, ...said }: Given): Promise<ElementContent> {
  if (!table) return contract.elementContent.parse(said)
  const codes = await findCodeTable(ctx, table)
  return contract.elementContent.parse({
    ...said,
    options: codes!.entries.map(({ code, label }) => ({ value: code, label })),
  })
}
