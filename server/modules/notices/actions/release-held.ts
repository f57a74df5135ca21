import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import type { Channel } from '../contract.ts'
import { mailDue, textDue } from '../events.ts'

const A_PORTION = 500

/** The quiet hours are over: what was held goes out now, unless its reader has other hours by now. */
export const releaseHeld = action(contract.releaseHeld, {
  async run(ctx) {
    const { rows } = await sql<{ id: string; channel: Channel }>`
      update notices.delivery d set state = 'waiting', held_until = null
      from (
        select id from notices.delivery where state = 'held' and held_until <= ${ctx.now}
        order by held_until, id limit ${A_PORTION} for update skip locked
      ) due
      where d.id = due.id returning d.id, d.channel`.execute(ctx.db)
    for (const { id, channel } of rows) ctx.emit(channel === 'sms' ? textDue : mailDue, { deliveryId: id })
    return { released: rows.length }
  },
})
