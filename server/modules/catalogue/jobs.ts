import { job } from '#kernel/job.ts'
import { legalDateOf } from '#kernel/time.ts'
import { sql } from 'kysely'
import { putVersionInForce } from './actions/put-version-in-force.ts'

const AT_ONCE = 500

/** Just after midnight, and again through the day in case the server slept: versions whose day has come are put in force. */
export const publishDueVersions = job({
  name: 'catalogue.publish-due-versions',
  cron: '*/10 * * * *',
  async run(tools) {
    const due = await tools.read((ctx) =>
      sql<{ id: string }>`
        select id from catalogue.item_version where status = 'scheduled' and effective_on <= ${legalDateOf(tools.now)}
        order by effective_on, id limit ${AT_ONCE}`.execute(ctx.db),
    )
    for (const { id } of due.rows) await tools.perform(putVersionInForce, { id }, `in-force-${id}`)
  },
})
