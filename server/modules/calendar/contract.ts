/** Working days: which days the law counts, published year by year. */
import { id, legalDate, moment, route } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import type { LegalDate } from '#kernel/time.ts'
import { z } from 'zod'

/**
 * What a rule needs to count days. Beyond `publishedThrough` every Monday to Friday counts as a working day,
 * and whatever was counted there is provisional.
 */
export type WorkingDays = {
  isWorkingDay(date: LegalDate): boolean
  /** The last day whose holidays are published. */
  readonly publishedThrough: LegalDate
}

/** `dueOn` is the last day still in time; `provisional` when a day after the last published one was counted. */
export type DueDate = {
  dueOn: LegalDate
  provisional: boolean
  /** The first working day that was counted; `from` itself when none was. */
  countedFrom: LegalDate
}

export const holiday = z.object({ date: legalDate, name: z.string().trim().min(1, '请写明节日名称').max(20) })

const year = z.coerce
  .number('年份应是四位数字')
  .int('年份应是整数')
  .min(2004, '2004 年以前没有放假安排数据')
  .max(2100, '年份太远')

export const yearNotPublished = refusal('calendar.year-not-published', 404, '这一年的放假安排还没有发布')
export const yearNotNext = refusal(
  'calendar.year-not-next',
  409,
  '放假安排要逐年发布：请先发布中间缺少的年份，或更正已发布的年份',
)
export const daysContradict = refusal('calendar.days-contradict', 422, '放假安排前后矛盾，请按提示更正后再发布')

export const publishYear = route({
  name: 'calendar.publish-year',
  method: 'POST',
  path: '/api/calendar/years/:year',
  summary: '发布或更正一年的放假调休安排',
  permission: 'calendar.publish',
  input: z.object({
    year,
    /** Every day off by notice, also those on a weekend. */
    holidays: z.array(holiday).min(1, '至少要有一个放假日').max(80),
    /** Weekend days worked in exchange. */
    workdays: z.array(legalDate).max(30),
    /** Number of the notice this is taken from. */
    documentNo: z.string().trim().min(1, '请写明通知文号').max(100),
  }),
  output: z.object({ id, year: z.number(), version: z.number(), calendarVersion: z.string() }),
  refusals: [yearNotNext, daysContradict],
})

export const calendarYear = route({
  name: 'calendar.year',
  method: 'GET',
  path: '/api/calendar/years/:year',
  summary: '查看一年的放假调休安排',
  permission: 'public',
  input: z.object({ year }),
  output: z.object({
    year: z.number(),
    version: z.number(),
    publishedAt: moment,
    publishedBy: z.string(),
    documentNo: z.string().optional(),
    /** For years that came with the software: where they were taken from. */
    source: z.string().optional(),
    holidays: z.array(holiday),
    workdays: z.array(legalDate),
  }),
  refusals: [yearNotPublished],
  perMinute: 300,
})

export const dueDate = route({
  name: 'calendar.due-date',
  method: 'GET',
  path: '/api/calendar/due-date',
  summary: '从某日起若干个工作日后的最后一天',
  permission: 'public',
  input: z.object({
    from: legalDate.min(1, '请写明起算日').refine((date) => date >= '2004-01-01' && date < '2101-01-01', {
      error: '起算日应在 2004 年到 2100 年之间',
    }),
    workingDays: z.coerce
      .number('工作日数应是数字')
      .int('工作日数应是整数')
      .min(0, '工作日数不能小于 0')
      .max(400, '工作日数不能大于 400'),
  }),
  output: z.object({
    from: legalDate,
    workingDays: z.number(),
    /** The last day still in time; the start day is not counted. */
    dueOn: legalDate,
    countedFrom: legalDate,
    /** A day beyond the published calendar was counted; the date may change when that year is published. */
    provisional: z.boolean(),
    calendarVersion: z.string(),
    publishedThrough: legalDate,
    /** Days between `from` and `dueOn` that do not count, and why. */
    skipped: z.array(z.object({ date: legalDate, reason: z.string() })),
    /** Weekend days that count because they are worked in exchange. */
    makeUpDays: z.array(legalDate),
  }),
  perMinute: 300,
})
