import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { describeLicences } from '#modules/licences/index.ts'
import * as contract from '../contract.ts'
import { actingWhollyFor } from '#modules/identity/index.ts'
import { openCasesAbout } from '../renewal.ts'
import { lastDayToRenew, renewalTime } from '../rules/renewal.ts'
import { findCase } from '../store.ts'

/** What may be applied for about one's own licence: with the item that led to it. */
export const licenceServices = view(contract.licenceServices, {
  async look(ctx, { licenceId }) {
    const licence = (await describeLicences(ctx, [licenceId])).get(licenceId)
    const self = actingWhollyFor(ctx)
    if (!licence || self?.kind !== licence.holder.kind || self.id !== licence.holder.id) throw notFound()
    const from = licence.caseId ? await findCase(ctx, licence.caseId) : undefined
    const running = await openCasesAbout(ctx, [licenceId])
    return {
      itemId: licence.status === 'valid' ? from?.item_id : undefined,
      renewal: licence.validTo
        ? {
            time: renewalTime(licence.validTo, ctx.today),
            lastDay: lastDayToRenew(licence.validTo),
            validTo: licence.validTo,
          }
        : undefined,
      running: running.map((one) => ({
        caseId: one.id,
        kind: one.concerns!,
        status: one.status,
        statusTitle: contract.statusTitles[one.status],
      })),
    }
  },
})
