import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { Problem } from '#kernel/problem.ts'
import { legalDateOf } from '#kernel/time.ts'
import { endSuspension } from './actions/end-suspension.ts'
import { expireLicence } from './actions/expire-licence.ts'
import { remindIntent } from './actions/remind-intent.ts'
import { remindRenewal } from './actions/remind-renewal.ts'
import { remindedToday } from './rules/renewal-reminder.ts'

const BATCH = 200

/** Writes down each morning which licences ran out; whoever asks before learns it from the date all the same. */
export const sweepExpired = job({
  name: 'licences.sweep-expired',
  cron: '20 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    for (let after = { validTo: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
      const due = await tools.read(async (ctx) => {
        const { rows } = await sql<{ id: string; validTo: string }>`
          select id, valid_to as "validTo" from licences.licence
          where status in ('valid', 'suspended') and valid_to < ${today} and (valid_to, id) > (${after.validTo}, ${after.id})
          order by valid_to, id limit ${BATCH}`.execute(ctx.db)
        return rows
      })
      // One act each: a licence that somebody handled meanwhile refuses by itself.
      for (const { id, validTo } of due) {
        try {
          await tools.perform(expireLicence, { id }, `licences.expire:${id}:${validTo}`)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
        }
      }
      const last = due.at(-1)
      if (!last || due.length < BATCH) return
      after = last
    }
  },
})

/** Reminds the holders whose licences end soon, each once, while a renewal is still in time. */
export const remindRenewals = job({
  name: 'licences.remind-renewals',
  cron: '30 8 * * *',
  async run(tools) {
    const ahead = await tools.read((ctx) => Promise.resolve(ctx.config.renewalReminderDays))
    const { from, to } = remindedToday(legalDateOf(tools.now), ahead)
    for (let after = { validTo: from, id: '00000000-0000-0000-0000-000000000000' }; ; ) {
      const near = await tools.read(async (ctx) => {
        const { rows } = await sql<{ id: string; validTo: string }>`
          select id, valid_to as "validTo" from licences.licence
          where status = 'valid' and renewal_reminded_on is null and valid_to <= ${to}
            and (valid_to, id) > (${after.validTo}, ${after.id})
          order by valid_to, id limit ${BATCH}`.execute(ctx.db)
        return rows
      })
      for (const { id } of near) await tools.perform(remindRenewal, { id }, `licences.remind-renewal:${id}`)
      const last = near.at(-1)
      if (!last || near.length < BATCH) return
      after = last
    }
  },
})

/** Tells those who decide, the morning after the time to speak has passed without a word. */
export const remindIntents = job({
  name: 'licences.remind-intents',
  cron: '40 8 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    for (let after = { answerBy: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
      const over = await tools.read(async (ctx) => {
        const { rows } = await sql<{ id: string; no: number; answerBy: string }>`
          select licence_id as id, no, answer_by as "answerBy" from licences.intent
          where status = 'hearing' and stated_on is null and overdue_told_at is null and answer_by < ${today}
            and (answer_by, licence_id) > (${after.answerBy}, ${after.id})
          order by answer_by, licence_id limit ${BATCH}`.execute(ctx.db)
        return rows
      })
      for (const { id, no } of over) await tools.perform(remindIntent, { id, no }, `licences.remind-intent:${id}:${no}`)
      const last = over.at(-1)
      if (!last || over.length < BATCH) return
      after = last
    }
  },
})

/** Puts licences back in force whose days of suspension are over. */
export const endSuspensions = job({
  name: 'licences.end-suspensions',
  cron: '15 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    for (let after = { until: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
      const over = await tools.read(async (ctx) => {
        const { rows } = await sql<{ id: string; until: string }>`
          select id, suspended_until as until from licences.licence
          where status = 'suspended' and suspended_until < ${today} and (suspended_until, id) > (${after.until}, ${after.id})
          order by suspended_until, id limit ${BATCH}`.execute(ctx.db)
        return rows
      })
      for (const { id, until } of over)
        await tools.perform(endSuspension, { id }, `licences.end-suspension:${id}:${until}`)
      const last = over.at(-1)
      if (!last || over.length < BATCH) return
      after = last
    }
  },
})
