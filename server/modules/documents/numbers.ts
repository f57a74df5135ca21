/** Document numbers: by body, year and kind, without gaps and without repeats. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

export type NumberAsked = {
  organId: string
  year: number
  /** What is counted apart: `acceptance`, `decision`. */
  kind: string
  /** The words before the year: 示行审受字. */
  word: string
}

/**
 * The next number, 示行审受字〔2026〕17号 (GB/T 9704-2012: full year in hexagonal brackets, no leading zeros).
 * Locks this body's counter of this year and kind until the transaction ends; a rollback gives the number back.
 * An act that takes several numbers takes them in the order of their kinds, so that two acts cannot wait for each other.
 */
export async function nextNumber(
  ctx: Ctx,
  { organId, year, kind, word }: NumberAsked,
): Promise<{ number: string; serial: number }> {
  const { rows } = await sql<{ last: number }>`
    insert into documents.number_counter as numbers (organ_id, year, kind, last)
    values (${organId}, ${year}, ${kind}, 1)
    on conflict (organ_id, year, kind) do update set last = numbers.last + 1
    returning last`.execute(ctx.db)
  const serial = rows[0]!.last
  return { number: `${word}〔${year}〕${serial}号`, serial }
}
