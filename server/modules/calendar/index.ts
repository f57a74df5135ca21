/** What other modules may ask about working days. */
export type { DueDate, WorkingDays } from './contract.ts'
export { calendarPublished } from './events.ts'
export { addWorkingDays, workingDaysBetween } from './rules/working-days.ts'
export { loadCalendar, type Calendar } from './store.ts'
