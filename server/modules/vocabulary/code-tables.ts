import { sql } from 'kysely'
import tables from '#data/reference/code-tables.json' with { type: 'json' }
import type { Ctx } from '#kernel/ctx.ts'
import type { CodeEntry } from './contract.ts'

export type CodeTable = { key: string; title: string; source: string; entries: CodeEntry[] }

/** Writes the code tables that come with the software; what the file says wins. */
export async function seedCodeTables(ctx: Pick<Ctx, 'db'>): Promise<void> {
  const codes = tables.flatMap(({ key, entries }) =>
    entries.map(({ code, label, confirmed }, position) => ({ table_key: key, code, label, position, confirmed })),
  )
  await sql`
    insert into vocabulary.code_table (key, title, source)
    select key, title, source from jsonb_to_recordset(${JSON.stringify(tables)}::jsonb) as t (key text, title text, source text)
    on conflict (key) do update set title = excluded.title, source = excluded.source`.execute(ctx.db)
  await sql`
    insert into vocabulary.code (table_key, code, label, position, confirmed)
    select * from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb)
      as c (table_key text, code text, label text, position int, confirmed boolean)
    on conflict (table_key, code) do update
      set label = excluded.label, position = excluded.position, confirmed = excluded.confirmed`.execute(ctx.db)
}

export async function findCodeTable(ctx: Pick<Ctx, 'db'>, key: string): Promise<CodeTable | undefined> {
  const { rows } = await sql<CodeTable>`
    select t.key, t.title, t.source,
           (select jsonb_agg(jsonb_build_object('code', c.code, 'label', c.label, 'confirmed', c.confirmed) order by c.position)
            from vocabulary.code c where c.table_key = t.key) as entries
    from vocabulary.code_table t where t.key = ${key}`.execute(ctx.db)
  return rows[0]
}

/** The entries of a code table in their order, such as `item-type`; empty when there is no such table. */
export async function codesOf(ctx: Pick<Ctx, 'db'>, key: string): Promise<CodeEntry[]> {
  return (await findCodeTable(ctx, key))?.entries ?? []
}

/** What a code means; undefined when the table does not have it. */
export async function labelOfCode(ctx: Pick<Ctx, 'db'>, key: string, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ label: string }>`
    select label from vocabulary.code where table_key = ${key} and code = ${code}`.execute(ctx.db)
  return rows[0]?.label
}
