/** Giving out a number of the hall's day. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { ticketLetters } from './contract.ts'
import { hallTopic } from './place.ts'
import { kindsCalledBefore, ticketNumber, type WindowKind } from './rules/queue.ts'
import { counterTables, ticketOf, type TicketRow } from './store.ts'

export async function giveTicket(ctx: Ctx, hallId: string, kind: WindowKind) {
  const { rows } = await sql<{ last: number }>`
    insert into counter.ticket_roll (hall_id, day, kind, last) values (${hallId}, ${ctx.today}, ${kind}, 1)
    on conflict (hall_id, day, kind) do update set last = ticket_roll.last + 1 returning last`.execute(ctx.db)
  const row: TicketRow = {
    id: ctx.newId(),
    hall_id: hallId,
    day: ctx.today,
    kind,
    number: ticketNumber(ticketLetters[kind], rows[0]!.last),
    state: 'waiting',
    taken_at: ctx.now,
    called_at: null,
    called_by: null,
    window_no: null,
    ended_at: null,
  }
  await counterTables(ctx).insertInto('counter.ticket').values(row).execute()
  // Of another kind that the same windows call first, everybody who waits stands before, however late they came.
  const sooner = kindsCalledBefore(kind)
  const before = await counterTables(ctx)
    .selectFrom('counter.ticket')
    .select((count) => count.fn.countAll<number>().as('ahead'))
    .where('hall_id', '=', hallId)
    .where('day', '=', ctx.today)
    .where('state', '=', 'waiting')
    .where((is) =>
      is.or([
        is.and([is('kind', '=', kind), is('id', '<', row.id)]),
        ...(sooner.length > 0 ? [is('kind', 'in', sooner)] : []),
      ]),
    )
    .executeTakeFirstOrThrow()
  ctx.touch(hallTopic(hallId))
  return { ...ticketOf(row), ahead: before.ahead }
}
