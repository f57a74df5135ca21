import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { calendarPublished } from '../events.ts'
import { contradictionsIn } from '../rules/published-calendar.ts'
import { addYears, loadCalendar, lockPublishedYears } from '../store.ts'

/** Publishes a year's days off, or a corrected version of them. Years follow one another without a gap. */
export const publishYear = action(contract.publishYear, {
  subject: (input) => String(input.year),
  async run(ctx, { year, holidays, workdays, documentNo }) {
    const fields = contradictionsIn(year, holidays, workdays)
    if (fields.length > 0) throw contract.daysContradict({ fields })
    const published = await lockPublishedYears(ctx)
    const next = Math.max(...published.keys()) + 1
    if (!published.has(year) && year !== next) throw contract.yearNotNext({ next })
    const version = (published.get(year) ?? 0) + 1
    const [id] = await addYears(ctx, [{ year, version, holidays, workdays, documentNo, publishedBy: ctx.actor.name }])
    const calendarVersion = (await loadCalendar(ctx)).version
    ctx.emit(calendarPublished, { year, version, calendarVersion })
    return { id: id!, year, version, calendarVersion }
  },
})
