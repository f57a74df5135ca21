/** A fee that comes before the result (行政许可法 art. 59: charged by the published standard): until it is paid the licence waits. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { billPaid } from '#modules/payments/index.ts'
import { pressPage } from './page.ts'
import { licencesTables } from './store.ts'

/** In the transaction of the grant: the licence is issued, and its holder has nothing of it before the fee is paid. */
export async function holdUntilPaid(ctx: Ctx, licenceId: string): Promise<void> {
  await licencesTables(ctx)
    .updateTable('licences.licence')
    .set({ awaits_payment: true })
    .where('id', '=', licenceId)
    .execute()
}

/** Paid: its page is made, and it is the holder's to see. */
export const releasePaid = on(billPaid, 'licences.release-paid', async (ctx, { subjectId }) => {
  const released = await licencesTables(ctx)
    .updateTable('licences.licence')
    .set({ awaits_payment: false })
    .where('case_id', '=', subjectId)
    .where('awaits_payment', '=', true)
    .returning('id')
    .execute()
  for (const { id } of released) await pressPage(ctx, id)
})
