/** The lexicon's rows. Every change takes the next edition, so that each process notices it at its next question. */
import type { Ctx } from '#kernel/ctx.ts'
import { type Generated, type RawBuilder, type Selectable, sql } from 'kysely'
import { isSearchAct } from '../rules/search-acts.ts'
import { createLexicon, type Lexicon, type LexiconEntry, type LexiconObject } from '../rules/search-lexicon.ts'

export type LexiconEntryTable = {
  id: string
  said: string
  object: string | null
  act: string | null
  weight: number
  taught: boolean
  retired: Generated<boolean>
  changed_by: string | null
  changed_at: Date
  edition: number
}
export type LexiconEntryRow = Selectable<LexiconEntryTable>

export type LexiconTables = {
  'catalogue.lexicon_entry': LexiconEntryTable
  'catalogue.lexicon_object': {
    object: string
    theme: string
    written: string[]
    unless: string[]
    taught: boolean
    edition: number
  }
}

/** The next edition of the lexicon; later changes wait for this transaction. */
export async function nextLexiconEdition(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    update catalogue.lexicon_edition set number = number + 1 returning number`.execute(ctx.db)
  return rows[0]!.number
}

/** Everything in use, read at once: some ten thousand short rows. */
export async function loadLexicon(ctx: Ctx): Promise<Lexicon> {
  const objects = await sql<LexiconObject>`select object, written, unless from catalogue.lexicon_object`.execute(ctx.db)
  const entries = await sql<{ said: string; object: string | null; act: string | null; weight: number }>`
    select said, object, act, weight from catalogue.lexicon_entry where not retired`.execute(ctx.db)
  return createLexicon(objects.rows, entries.rows.map(entryOf))
}

function entryOf(row: { said: string; object: string | null; act: string | null; weight: number }): LexiconEntry {
  return {
    said: row.said,
    ...(row.object ? { object: row.object } : {}),
    ...(row.act && isSearchAct(row.act) ? { act: row.act } : {}),
    weight: row.weight,
  }
}

/** A row as the desk shows it. */
export function entryAnswer(row: LexiconEntryRow) {
  return {
    id: row.id,
    said: row.said,
    ...(row.object ? { object: row.object } : {}),
    ...(row.act && isSearchAct(row.act) ? { act: row.act } : {}),
    weight: Math.round(row.weight * 100) / 100,
    taught: row.taught,
    retired: row.retired,
    ...(row.changed_by ? { changedBy: row.changed_by } : {}),
    changedAt: row.changed_at.toISOString(),
  }
}

export async function lexiconRows(ctx: Ctx, rest: RawBuilder<unknown>): Promise<LexiconEntryRow[]> {
  const { rows } = await sql<LexiconEntryRow>`select * from catalogue.lexicon_entry where ${rest}`.execute(ctx.db)
  return rows
}
