import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { hallTopic } from '../place.ts'
import { counterTables, endTicket } from '../store.ts'

/** Nobody came to the window that called. */
export const markAbsent = action(contract.markAbsent, {
  async load(ctx, { id }) {
    const row = await counterTables(ctx)
      .selectFrom('counter.ticket')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound({ ticketId: id })
    return row
  },
  async run(ctx, { id }, { state, called_by, hall_id }) {
    if (state !== 'called' || called_by !== ctx.actor.id) throw contract.notCalled()
    await endTicket(ctx, id, 'missed')
    ctx.touch(hallTopic(hall_id))
    return { id }
  },
})
