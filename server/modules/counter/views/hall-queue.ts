import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import { getHallWindows } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { kindsOffered, type WindowKind } from '../rules/queue.ts'

/** Which number is called to which window, and how many wait: what the wall of the hall says aloud. */
export const hallQueue = view(contract.hallQueue, {
  async look(ctx, { hallId }) {
    const hall = await getHallWindows(ctx, hallId)
    const { rows: called } = await sql<{ number: string; windowNo: string; calledAt: Date; now: boolean }>`
      select number, window_no as "windowNo", called_at as "calledAt", state = 'called' as now
      from counter.ticket where hall_id = ${hallId} and day = ${ctx.today} and called_at is not null and state <> 'missed'
      order by called_at desc limit 8`.execute(ctx.db)
    const { rows: waiting } = await sql<{ kind: WindowKind; count: number; next: string[] }>`
      select kind, count(*)::int as count, (array_agg(number order by id))[1:3] as next
      from counter.ticket where hall_id = ${hallId} and day = ${ctx.today} and state = 'waiting' group by kind`.execute(
      ctx.db,
    )
    return {
      hallName: hall.name,
      called: called.map((one) => ({
        ...one,
        calledAt: one.calledAt.toISOString(),
        windowName: hall.windows.find(({ number }) => number === one.windowNo)?.name ?? '',
      })),
      waiting: kindsOffered(hall.windows.map(({ kind }) => kind)).map((kind) => {
        const found = waiting.find((one) => one.kind === kind)
        return { kind, title: contract.ticketKinds[kind], count: found?.count ?? 0, next: found?.next ?? [] }
      }),
    }
  },
})
