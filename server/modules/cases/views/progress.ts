import { view } from '#kernel/view.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { hearingOf } from '../hearing-store.ts'
import { handlerName, whomToAsk } from '../handler.ts'
import { nextStep } from '../rules/next-step.ts'
import { casesTables, correctionOf, deferredOf, eventsOf, ledgerOf } from '../store.ts'
import { clockOf } from './case-clock.ts'
import { eventTitle } from './case-parts.ts'
import { delaysShown } from './delays-shown.ts'
import { statusTitleOf } from './undoing-shown.ts'
import { dayInWords } from './day-in-words.ts'
import { partFacts } from './part-facts.ts'

/** Where a case stands, for whoever holds its number and its code; no word about the applicant. */
export const progress = view(contract.progress, {
  async look(ctx, { number, code }) {
    const file = await casesTables(ctx)
      .selectFrom('cases.case_file')
      .selectAll()
      .where('number', '=', number)
      .where('query_code', '=', code)
      .executeTakeFirst()
    if (!file) throw contract.progressUnknown()
    const version = await getItemVersion(ctx, file.version_id)
    const calendar = await loadCalendar(ctx)
    const ledger = await ledgerOf(ctx, file.id)
    const facts = await partFacts(ctx, file, {
      content: version.content,
      ledger,
      correction: await correctionOf(ctx, file.id),
      hearing: file.hearing ? await hearingOf(ctx, file.id) : undefined,
      deferred: await deferredOf(ctx, file.id),
    })
    const { parts, dueOn } = clockOf(ctx, file, ledger, version.content, calendar, facts)
    const events = await eventsOf(ctx, file.id)
    return {
      number,
      itemName: version.content.name,
      organName: await handlerName(ctx, file),
      ask: whomToAsk(await getOrgan(ctx, file.organ_id), version.content.service),
      status: file.status,
      statusTitle: statusTitleOf(file),
      next: nextStep(file, dueOn && dayInWords(dueOn), file.deferred_open > 0, file.due_on < ctx.today),
      undone: file.undone ?? undefined,
      promisedDue: file.decided_at ? undefined : (file.promised_due ?? undefined),
      provisional: file.provisional && (file.promised_due ?? file.due_on) > calendar.publishedThrough,
      parts,
      delays: await delaysShown(ctx, file),
      steps: events.map((event) => ({
        at: event.at.toISOString(),
        title: eventTitle(event),
        statusTitle: contract.statusTitles[event.status],
      })),
    }
  },
})
