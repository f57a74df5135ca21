/** The clock of a case as everybody reads it. Browser-safe. */
import { legalDate } from '#kernel/contract.ts'
import { z } from 'zod'

/** One line of the ledger, as the applicant, the clerk and the supervisor all read it. */
export const clockLine = z.object({
  phase: z.enum(['intake', 'correction', 'handling', 'delivery', 'extension']),
  from: legalDate,
  /** Absent while it runs. */
  to: legalDate.optional(),
  /** The last day it is meant to take, where the applicant was told one. */
  plannedTo: legalDate.optional(),
  counted: z.boolean(),
  /** Working days that count, the first day not among them. */
  days: z.number().int(),
  /** Working days an extension adds to the limits; 0 on every other line. */
  adds: z.number().int(),
  why: z.string(),
  article: z.string(),
})

/** The limit of a single step: a correction, a hearing, promised materials, a body's own part, the delivery. */
export const clockPart = z.object({
  title: z.string(),
  from: legalDate,
  /** In words: 5 个工作日. */
  limit: z.string(),
  due: legalDate,
  provisional: z.boolean(),
  doneOn: legalDate.optional(),
  article: z.string(),
})

export const clock = z.object({
  lines: z.array(clockLine),
  parts: z.array(clockPart),
  /** 受理期限: accept, refuse or ask by then. Absent once that is done. */
  acceptanceDue: legalDate.optional(),
  /** 法定时限 and 承诺时限; absent before acceptance. */
  statutory: z.object({ limit: z.string(), due: legalDate, basis: z.string() }).optional(),
  promised: z.object({ limit: z.string(), due: legalDate, basis: z.string() }).optional(),
  /** 送达期限, from the decision on. */
  deliveryDue: legalDate.optional(),
  /** What the body must do next is due on this day; absent when it waits for the applicant or is done. */
  dueOn: legalDate.optional(),
  /** Working days left until `dueOn`: 0 today, negative when late. */
  remaining: z.number().int().optional(),
  /** The clock stands still for a special procedure: the dates reckon with its ending on the day told. */
  stopped: z
    .object({
      title: z.string(),
      until: legalDate,
      /** The day told has passed, and it still runs. */
      late: z.boolean(),
    })
    .optional(),
  /** A due date lies beyond the last published calendar of holidays and may still move. */
  provisional: z.boolean(),
  /** The last day whose holidays are published: of a provisional clock the dates after it may move. */
  publishedThrough: legalDate,
  calendarVersion: z.string(),
})
