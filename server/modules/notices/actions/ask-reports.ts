import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { reportsDue } from '../events.ts'
import { takeReportsDue } from '../reports.ts'

/** Asks for the reports that are due; the asking itself follows outside this transaction. */
export const askReports = action(contract.askReports, {
  async run(ctx) {
    const deliveryIds = ctx.config.smsUrl ? await takeReportsDue(ctx) : []
    if (deliveryIds.length > 0) ctx.emit(reportsDue, { deliveryIds })
    return { asked: deliveryIds.length }
  },
})
