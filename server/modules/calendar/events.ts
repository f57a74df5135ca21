import { event } from '#kernel/event.ts'
import { z } from 'zod'

/** A year was published or corrected: provisional dates that reach into it can be counted again. */
export const calendarPublished = event(
  'calendar.published',
  z.object({ year: z.number().int(), version: z.number().int(), calendarVersion: z.string() }),
)
