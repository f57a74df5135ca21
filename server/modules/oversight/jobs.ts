import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { listOrgans } from '#modules/organs/index.ts'
import { remindObjection } from './actions/remind-objection.ts'
import { warnCase } from './actions/warn-case.ts'
import { owedIn, watchedStatuses } from './rules/watching.ts'
import { soonOf } from './views/watched-cases.ts'

const BATCH = 200

/** Each morning: a warning for every case whose step is due within two working days of which day nobody was warned yet. */
export const warnBeforeDue = job({
  name: 'oversight.warn-before-due',
  cron: '30 8 * * *',
  async run(tools) {
    for (let after = { due: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
      const near = await tools.read(async (ctx) => {
        const organs = (await listOrgans(ctx)).map((organ) => organ.id)
        const { rows } = await sql<{ id: string; due: string }>`
          select found.id, found.due_on as due from unnest(${organs}::uuid[]) as o (id)
          cross join unnest(${[...watchedStatuses]}::text[]) as s (status)
          cross join lateral (
            select c.id, c.due_on from cases.v_case c
            where c.organ_id = o.id and c.status = s.status and c.is_open
              and c.due_on between ${ctx.today}::date and ${await soonOf(ctx)}::date
              and (c.due_on, c.id) > (${after.due}::date, ${after.id}::uuid)
              and not exists (
                select from oversight.warning w where w.case_id = c.id and w.due_on = c.due_on and w.kind = case
                  when c.status = any(${[...owedIn.intake]}::text[]) then 'intake'
                  when c.status = any(${[...owedIn.handling]}::text[]) then 'handling'
                  when c.status = any(${[...owedIn.special]}::text[]) then 'special' else 'delivery' end)
            order by c.due_on, c.id limit ${BATCH}
          ) found
          order by found.due_on, found.id limit ${BATCH}`.execute(ctx.db)
        return rows
      })
      for (const { id, due } of near) await tools.perform(warnCase, { caseId: id }, `oversight.warn:${id}:${due}`)
      const last = near.at(-1)
      if (!last || near.length < BATCH) return
      after = last
    }
  },
})

/** Each morning: objections whose answer is due within two working days, or late, each once. */
export const remindObjections = job({
  name: 'oversight.remind-objections',
  cron: '40 8 * * *',
  async run(tools) {
    const near = await tools.read(async (ctx) => {
      const { rows } = await sql<{ id: string }>`
        select id from oversight.objection
        where answered_at is null and reminded_on is null and answer_due <= ${await soonOf(ctx)}::date
        order by answer_due, id limit ${BATCH}`.execute(ctx.db)
      return rows
    })
    for (const { id } of near) await tools.perform(remindObjection, { id }, `oversight.remind-objection:${id}`)
  },
})
