import { action } from '#kernel/action.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { accept } from '../acceptance.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { intakeOf } from '../rules/clock.ts'
import { lockCase } from '../steps.ts'
import { requireOpen } from '../transitions.ts'

/** The body said nothing for five working days: the law accepts, from the day of receipt (行政许可法 art. 32(1)(4)). */
export const deemAccepted = action(contract.deemAccepted, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('deem-accepted'),
  async run(ctx, _input, file) {
    requireOpen(file, 'deem-accepted')
    const { due, deemed } = intakeOf(await loadCalendar(ctx), file.received_on, ctx.today)
    if (!deemed) throw contract.notYetDeemed({ lastDay: due.on, provisional: due.provisional })
    const next = await accept(ctx, file, 'deem-accepted')
    return { ...movedTo(ctx, next), acceptedOn: next.accepted_on! }
  },
})
