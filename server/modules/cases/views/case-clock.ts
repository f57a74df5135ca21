import type { Ctx } from '#kernel/ctx.ts'
import type { Calendar } from '#modules/calendar/index.ts'
import type { ItemContent } from '#modules/catalogue/index.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { legalDateOf } from '#kernel/time.ts'
import { clockParts, type PartFacts } from '../rules/clock-parts.ts'
import { explained, limitInWords, workingDaysFrom } from '../rules/clock.ts'
import { type casePage, statusTitles } from '../contract.ts'
import { intervalOf } from '../ledger.ts'
import { type CaseRow, type IntervalRow, NEVER } from '../store.ts'

type Clock = OutputOf<typeof casePage>['clock']

/** The clock with its derivation, the same for applicant, clerk and supervisor. */
export function clockOf(
  ctx: Pick<Ctx, 'today'>,
  file: CaseRow,
  ledger: readonly IntervalRow[],
  content: ItemContent,
  calendar: Calendar,
  parts: Omit<PartFacts, 'law' | 'delivery'> = { deferred: [] },
): Clock {
  const lines = ledger.map(intervalOf)
  const added = lines.reduce((sum, { adds = 0 }) => sum + adds, 0)
  const limit = (which: 'statutory' | 'promised', due: string | null) =>
    due
      ? { limit: limitInWords(content[which], moves[which](file) ? added : 0), due, basis: content[which].explanation }
      : undefined
  return {
    lines: explained(calendar, lines, ctx.today),
    parts: clockParts(calendar, { ...parts, law: file.law, delivery: deliveryOf(file) }),
    acceptanceDue: file.status === 'filed' || file.status === 'corrected' ? file.acceptance_due : undefined,
    statutory: limit('statutory', file.statutory_due),
    promised: limit('promised', file.promised_due),
    deliveryDue: file.delivery_due ?? undefined,
    ...dueIn(ctx, file, calendar),
    stopped: file.special_until
      ? { title: statusTitles[file.status], until: file.special_until, late: file.special_until < ctx.today }
      : undefined,
    provisional: file.provisional,
    publishedThrough: calendar.publishedThrough,
    calendarVersion: calendar.version,
  }
}

/** Online delivery arrives at once; of the others the page says when. */
function deliveryOf(file: CaseRow): PartFacts['delivery'] {
  if (!file.decided_at) return undefined
  const done = file.status === 'delivered' || file.status === 'closed'
  return { decidedOn: legalDateOf(file.decided_at), deliveredOn: done ? legalDateOf(file.updated_at) : undefined }
}

/** Which limits an extension moves: of a service only the promise. */
const moves = { statutory: (file: CaseRow) => file.law === 'licence', promised: () => true }

/** The next due date and the working days left to it; nothing while the applicant has to answer or all is done. */
export function dueIn(
  ctx: Pick<Ctx, 'today'>,
  file: Pick<CaseRow, 'due_on'>,
  calendar: Calendar,
): { dueOn?: string; remaining?: number } {
  if (file.due_on === NEVER) return {}
  return { dueOn: file.due_on, remaining: workingDaysFrom(calendar, ctx.today, file.due_on) }
}
