import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { escalate } from './actions/escalate.ts'

const BATCH = 200

/** Each morning: what was due yesterday or before and has not been told of. */
export const escalateMissed = job({
  name: 'ratings.escalate-missed',
  cron: '40 8 * * *',
  async run(tools) {
    for (let last = { due: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
      const missed = await tools.read(async (ctx) => {
        const { rows } = await sql<{ id: string; due: string; state: string }>`
          select rating_id as id, due_on as due, state from ratings.rectification
          where not is_over and escalated_in is distinct from state and due_on < ${ctx.today}::date
            and (due_on, rating_id) > (${last.due}::date, ${last.id}::uuid)
          order by due_on, rating_id limit ${BATCH}`.execute(ctx.db)
        return rows
      })
      for (const { id, state } of missed) await tools.perform(escalate, { id }, `ratings.escalate:${id}:${state}`)
      const end = missed.at(-1)
      if (!end || missed.length < BATCH) return
      last = end
    }
  },
})
