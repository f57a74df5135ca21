/** Sending again what was refused, laid aside or lost: derived anew first, so that a mended cause is in it. */
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { nothingToSend } from './contract.ts'
import { rowsWanted } from './events.ts'
import { inScope } from './policy.ts'
import { wakeSubjects } from './store.ts'

const MOST = 1000

/**
 * The rows wait again, and the modules that know their subjects are asked to derive them anew. A row that is invalid stays
 * so until what is wrong with it has been mended. @throws nothingToSend
 */
export async function sendAgain(ctx: Ctx, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ guid: string; subject_id: string; module: string }>`
    select r.guid, r.subject_id, s.module from exchange.row r join exchange.subject s on s.id = r.subject_id
    where ${which} and r.state <> 'waiting' and r.sealed_values is not null and ${inScope(ctx, 'exchange.operate')}
    order by r.seq limit ${MOST}`.execute(ctx.db)
  if (rows.length === 0) throw nothingToSend()
  const subjects = new Map(rows.map((row) => [row.subject_id, row.module]))
  await wakeSubjects(ctx, [...subjects.keys()].sort())
  await sql`
    update exchange.row set state = 'waiting', changed_at = ${ctx.now}
    where guid = any(${rows.map((row) => row.guid)}::uuid[]) and state <> 'invalid'`.execute(ctx.db)
  for (const [subjectId, module] of subjects) ctx.emit(rowsWanted, { module, subjectId })
  return rows.length
}
