import { action } from '#kernel/action.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import * as contract from '../contract.ts'
import { caseNotAccepted } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { intakeOf } from '../rules/clock.ts'
import { lockCase } from '../store.ts'
import { advance, requireOpen } from '../transitions.ts'

/** Not a matter for a permission, or not this body's: refused at once, naming the right body (行政许可法 art. 32(1)(1)(2)). */
export const refuseAcceptance = action(contract.refuseAcceptance, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('refuse-acceptance'),
  async run(ctx, { ground, reason, rightBody }, file) {
    requireOpen(file, 'refuse-acceptance')
    if (intakeOf(await loadCalendar(ctx), file.received_on, ctx.today).deemed)
      throw contract.deemedAccepted({ acceptedOn: file.received_on })
    const next = await advance(ctx, file, {
      act: 'refuse-acceptance',
      words: reason,
      facts: { ground, rightBody },
      phase: null,
      set: { closed_at: ctx.now },
    })
    ctx.emit(caseNotAccepted, aboutCase(file))
    return movedTo(ctx, next)
  },
})
