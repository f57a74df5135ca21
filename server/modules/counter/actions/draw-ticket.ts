import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { getHallWindows } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { kindsOffered } from '../rules/queue.ts'
import { tokenPrint } from '../screens.ts'
import { giveTicket } from '../tickets.ts'

/** Somebody draws their number at the kiosk, of a kind that some window of the hall calls. */
export const drawTicket = action(contract.drawTicket, {
  async run(ctx, { token, kind }) {
    const { rows } = await sql<{ hallId: string }>`
      select hall_id as "hallId" from counter.kiosk where token = ${tokenPrint(ctx, token)} and ends_at > ${ctx.now}`.execute(
      ctx.db,
    )
    if (!rows[0]) throw contract.kioskEnded()
    const hall = await getHallWindows(ctx, rows[0].hallId)
    if (!kindsOffered(hall.windows.map((window) => window.kind)).includes(kind)) throw contract.noSuchWindow()
    const { number, takenAt, ahead } = await giveTicket(ctx, hall.id, kind)
    return { number, kind, takenAt, ahead, hallName: hall.name }
  },
})
