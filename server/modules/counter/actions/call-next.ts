import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { getOwnWindow, hallTopic } from '../place.ts'
import { kindsCalled } from '../rules/queue.ts'
import { endTicket, findTicketAtHand, ticketOf, type TicketRow } from '../store.ts'

/** The next person, and the one before has been served. Two windows never call the same ticket. */
export const callNext = action(contract.callNext, {
  subject: (_, { ticket }) => ticket?.id ?? '',
  async run(ctx) {
    const { hallId, window } = await getOwnWindow(ctx)
    const atHand = await findTicketAtHand(ctx)
    if (atHand) await endTicket(ctx, atHand.id, 'served')
    const kinds = kindsCalled(window.kind)
    const { rows } = await sql<TicketRow>`
      update counter.ticket set state = 'called', called_at = ${ctx.now}, called_by = ${ctx.actor.id}, window_no = ${window.number}
      where id = (select id from counter.ticket
                  where hall_id = ${hallId} and day = ${ctx.today} and state = 'waiting' and kind = any(${kinds}::text[])
                  order by array_position(${kinds}::text[], kind), id limit 1 for update skip locked)
      returning *`.execute(ctx.db)
    ctx.touch(hallTopic(hallId))
    return { ticket: rows[0] && ticketOf(rows[0]) }
  },
})
