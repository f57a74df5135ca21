import { job } from '#kernel/job.ts'
import { sql } from 'kysely'

/** Sessions past their end and failures of yesterday say nothing any more. */
export const forgetEndedSessions = job({
  name: 'identity.forget-ended-sessions',
  cron: '40 3 * * *',
  run: (tools) =>
    tools.read(async (ctx) => {
      const dayAgo = new Date(ctx.now.getTime() - 86_400_000)
      await sql`delete from identity.session where ends_at < ${ctx.now}`.execute(ctx.db)
      await sql`delete from identity.sign_in_failure where last_at < ${dayAgo}`.execute(ctx.db)
    }),
})
