/** Fills the lexicon and the trees from the files that come with the software. What people taught or retired stays. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import { fingerprint, lexiconTexts, readLexicon, readTree, treeText } from './lexicon-files.ts'
import { nextLexiconEdition } from './lexicon-store.ts'

export async function seedSearch(ctx: Ctx): Promise<void> {
  await seedLexicon(ctx)
  for (const key of ['guidance', 'person', 'enterprise']) await seedTree(ctx, key)
}

async function seedLexicon(ctx: Ctx): Promise<void> {
  const files = lexiconTexts()
  const seed = fingerprint(files.map(({ name, text }) => `${name}\n${text}`).join('\n'))
  const known = await sql<{ seed: string }>`select seed from catalogue.lexicon_edition`.execute(ctx.db)
  if (known.rows[0]!.seed === seed) return
  const edition = await nextLexiconEdition(ctx)
  const { objects, entries } = readLexicon(files)
  await sql`
    insert into catalogue.lexicon_object (object, theme, written, unless, taught, edition)
    select o.object, o.theme, o.written, o.unless, false, ${edition}
    from jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as o (object text, theme text, written text[], unless text[])
    on conflict (object) do update
    set theme = excluded.theme, written = excluded.written, unless = excluded.unless, taught = false, edition = excluded.edition`.execute(
    ctx.db,
  )
  const rows = entries.map((entry) => ({ id: ctx.newId(), ...entry }))
  await sql`
    with given as (
      select distinct on (said, coalesce(object, ''), coalesce(act, '')) *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, said text, object text, act text, weight real)
    ), gone as (
      update catalogue.lexicon_entry e set retired = true, edition = ${edition}, changed_at = ${ctx.now}
      where not e.taught and e.changed_by is null and not e.retired and not exists (
        select from given g where g.said = e.said
          and coalesce(g.object, '') = coalesce(e.object, '') and coalesce(g.act, '') = coalesce(e.act, ''))
    )
    insert into catalogue.lexicon_entry (id, said, object, act, weight, taught, changed_at, edition)
    select id, said, object, act, weight, false, ${ctx.now}, ${edition} from given
    on conflict (said, coalesce(object, ''), coalesce(act, '')) do update
    set weight = excluded.weight, retired = false, edition = excluded.edition, changed_at = excluded.changed_at
    where lexicon_entry.changed_by is null`.execute(ctx.db)
  await sql`update catalogue.lexicon_edition set seed = ${seed}`.execute(ctx.db)
}

async function seedTree(ctx: Ctx, key: string): Promise<void> {
  const text = treeText(key)
  const seed = fingerprint(text)
  const known = await sql<{ seed: string }>`select seed from catalogue.search_tree where key = ${key}`.execute(ctx.db)
  if (known.rows[0] && (known.rows[0].seed === seed || known.rows[0].seed === '')) return
  const { title, nodes } = readTree(text)
  await sql`
    insert into catalogue.search_tree as t (key, title, nodes, revision, seed, changed_at)
    values (${key}, ${title}, ${JSON.stringify(nodes)}::jsonb, 1, ${seed}, ${ctx.now})
    on conflict (key) do update
    set title = excluded.title, nodes = excluded.nodes, revision = t.revision + 1, seed = excluded.seed, changed_at = excluded.changed_at
    where t.seed <> ''`.execute(ctx.db)
}
