/** A list comes in: its rows are written down as they are read, and judged. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import type { ByteSource } from './byte-source.ts'
import type { ImportState } from './contract.ts'
import { jobState } from './import-jobs.ts'
import { judgeStaged } from './import-judging.ts'
import { readList } from './import-reading.ts'
import { stageRows } from './import-staging.ts'
import { writerOf } from './policy.ts'

/** No item is touched. @throws catalogue.import-unreadable */
export async function takeIn(ctx: Ctx, name: string, source: ByteSource): Promise<ImportState> {
  const id = ctx.newId()
  await sql`
    insert into catalogue.import_job (id, file_name, status, made_by, made_by_name, made_at, rows, changed_at)
    values (${id}, ${name}, 'judged', ${writerOf(ctx.actor)}, ${ctx.actor.name}, ${ctx.now}, 0, ${ctx.now})`.execute(
    ctx.db,
  )
  const rows = await stageRows(ctx, id, await readList(name, source))
  await sql`update catalogue.import_job set rows = ${rows} where id = ${id}`.execute(ctx.db)
  await judgeStaged(ctx, id)
  const state = await jobState(ctx, id)
  ctx.note({ rows, accepted: state.accepted, flagged: state.flagged, rejected: state.rejected })
  return state
}
