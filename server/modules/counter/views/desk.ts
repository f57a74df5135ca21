import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { findOwnWindow } from '../place.ts'
import { kindsCalled } from '../rules/queue.ts'
import { counterTables, findTicketAtHand, ticketOf } from '../store.ts'

/** What a window needs to know before anybody stands at it. */
export const desk = view(contract.desk, {
  async look(ctx) {
    const { readerUrl, readerStandIn, scannerUrl, scannerStandIn } = ctx.config
    const devices = { reader: deviceAt(readerUrl, readerStandIn), scanner: deviceAt(scannerUrl, scannerStandIn) }
    const place = await findOwnWindow(ctx)
    if (!place) return { waiting: [], ...devices }
    const { hallId, hallName, window } = place
    const counts = await counterTables(ctx)
      .selectFrom('counter.ticket')
      .select((count) => ['kind', count.fn.countAll<number>().as('count')])
      .where('hall_id', '=', hallId)
      .where('day', '=', ctx.today)
      .where('state', '=', 'waiting')
      .groupBy('kind')
      .execute()
    const atHand = await findTicketAtHand(ctx)
    return {
      place: { hallId, hallName, windowNo: window.number, windowName: window.name, kind: window.kind },
      now: atHand && ticketOf(atHand),
      waiting: kindsCalled(window.kind).map((kind) => ({
        kind,
        title: contract.ticketKinds[kind],
        count: counts.find((one) => one.kind === kind)?.count ?? 0,
      })),
      ...devices,
    }
  },
})

function deviceAt(url: string | undefined, standIn = false): { url: string; standIn: boolean } | undefined {
  return url ? { url, standIn } : undefined
}
