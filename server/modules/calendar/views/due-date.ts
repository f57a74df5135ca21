import { view } from '#kernel/view.ts'
import { addDays } from '#kernel/time.ts'
import * as contract from '../contract.ts'
import { isWeekend, addWorkingDays } from '../rules/working-days.ts'
import { loadCalendar } from '../store.ts'

export const dueDate = view(contract.dueDate, {
  async look(ctx, { from, workingDays }) {
    const calendar = await loadCalendar(ctx)
    const due = addWorkingDays(calendar, from, workingDays)
    const skipped: { date: string; reason: string }[] = []
    const makeUpDays: string[] = []
    for (let date = addDays(from, 1); date <= due.dueOn; date = addDays(date, 1)) {
      const reason = calendar.whyOff(date)
      if (reason) skipped.push({ date, reason })
      else if (isWeekend(date)) makeUpDays.push(date)
    }
    const { version: calendarVersion, publishedThrough } = calendar
    return { from, workingDays, ...due, calendarVersion, publishedThrough, skipped, makeUpDays }
  },
})
