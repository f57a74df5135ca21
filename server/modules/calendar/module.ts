import { defineModule } from '#kernel/module.ts'
import { publishYear } from './actions/publish-year.ts'
import { calendarPublished } from './events.ts'
import { seedKnownYears } from './seed.ts'
import { calendarYear } from './views/calendar-year.ts'
import { dueDate } from './views/due-date.ts'

export const calendarModule = defineModule({
  name: 'calendar',
  title: '工作日历',
  uses: [],
  permissions: [{ word: 'calendar.publish', title: '发布放假调休安排', heldBy: { 'centre-manager': 'everywhere' } }],
  acts: [publishYear],
  views: [dueDate, calendarYear],
  events: [calendarPublished],
  folder: import.meta.dirname,
  seed: seedKnownYears,
})
