import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { judgeStaged } from '../import-judging.ts'
import { jobState } from '../import-jobs.ts'
import { rowsOf } from '../import-reading.ts'
import { stageRows } from '../import-staging.ts'
import { writerOf } from '../policy.ts'

/** Takes a list in and judges every row. No item is touched. */
export const stageImport = action(contract.stageImport, {
  subject: (_, output) => output.id,
  async run(ctx, { name, content }) {
    const id = ctx.newId()
    await sql`
      insert into catalogue.import_job (id, file_name, status, made_by, made_by_name, made_at, rows, changed_at)
      values (${id}, ${name}, 'judged', ${writerOf(ctx.actor)}, ${ctx.actor.name}, ${ctx.now}, 0, ${ctx.now})`.execute(
      ctx.db,
    )
    const rows = await stageRows(ctx, id, rowsOf(name, content))
    await sql`update catalogue.import_job set rows = ${rows} where id = ${id}`.execute(ctx.db)
    await judgeStaged(ctx, id)
    const state = await jobState(ctx, id)
    ctx.note({ rows, accepted: state.accepted, flagged: state.flagged, rejected: state.rejected })
    return state
  },
})
