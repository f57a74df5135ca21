/** Accepting: the day from which both clocks of the decision run. */
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion, inSituation } from '#modules/catalogue/index.ts'
import { settleDeferred } from './deferral.ts'
import { caseAccepted } from './events.ts'
import { aboutCase } from './facts.ts'
import { raiseFee } from './fees.ts'
import { takePlace, waitsForPlace } from './places.ts'
import { handlingDues, intakeOf } from './rules/clock.ts'
import { handlingReason } from './rules/regime.ts'
import { beginRoute, statusBy } from './steps.ts'
import type { CaseRow } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

/**
 * Accepts as of today; after five silent working days as of the day of receipt, whoever says so
 * (行政许可法 art. 32(1)(4)(5)). Its review route begins, unless it is decided on the spot by the same person.
 */
export async function accept(
  ctx: Ctx,
  file: CaseRow,
  act: 'accept' | 'deem-accepted',
  { onTheSpot = false }: { onTheSpot?: boolean } = {},
): Promise<CaseRow> {
  requireOpen(file, act)
  const [calendar, { content }] = await together(loadCalendar(ctx), getItemVersion(ctx, file.version_id))
  const intake = intakeOf(calendar, file.received_on, ctx.today)
  const acceptedOn = intake.deemed ? file.received_on : ctx.today
  const dues = handlingDues(calendar, acceptedOn, content, file.law)
  const deferred = await settleDeferred(ctx, file, inSituation(content, file.situation))
  const due = dues.promised.on < dues.statutory.on ? dues.promised : dues.statutory
  const steps = onTheSpot ? [] : await beginRoute(ctx, file, due)
  const next = await advance(ctx, file, {
    act,
    to: statusBy(steps),
    phase: {
      phase: 'handling',
      counted: true,
      from: acceptedOn,
      ...handlingReason('handling', file.law, content.regime),
    },
    endsOn: intake.deemed ? intake.due.on : ctx.today,
    words: intake.deemed ? silence(file) : undefined,
    set: {
      steps,
      accepted_on: acceptedOn,
      deemed: intake.deemed,
      deferred_open: deferred,
      in_row: waitsForPlace(file, content),
      site_check_open: content.siteCheck !== undefined,
      statutory_due: dues.statutory.on,
      promised_due: dues.promised.on,
      provisional: dues.statutory.provisional || dues.promised.provisional,
      calendar_version: calendar.version,
    },
  })
  if (next.in_row) await takePlace(ctx, next, intake.deemed)
  const billed = await raiseFee(ctx, next, content, 'acceptance')
  ctx.emit(caseAccepted, { ...aboutCase(file), deemed: intake.deemed })
  return billed
}

/** A refusal that was proposed and not countersigned in time was never told: it is silence all the same. */
function silence(file: CaseRow): string {
  const unsigned = file.countersign === 'refusal-proposed' ? '不予受理的意见没有在期限内经上级核准；' : ''
  return `${unsigned}收到申请材料后五个工作日内没有告知，自收到之日起即为受理`
}
