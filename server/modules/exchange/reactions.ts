import { on } from '#kernel/event.ts'
import { compareDay } from './day-check.ts'
import { dayToCheck } from './events.ts'

export const compareWithPlatform = on(dayToCheck, 'exchange.compare-day', (ctx, { day }) => compareDay(ctx, day))
