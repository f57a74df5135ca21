/** 指标与大屏: what the figures mean, how they stand, and the cases behind each of them. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { refusal } from '#kernel/problem.ts'
import { z } from 'zod'

export const indicatorTitles = {
  filed: '办件量',
  'on-time': '按时办结率',
  'promise-speed-up': '承诺提速',
  online: '网上申请率',
  instant: '即办件占比',
  satisfaction: '好评率',
  'mean-days': '平均办理时长',
  'spared-materials': '少交材料',
  'spared-fields': '少填信息',
} as const
export type IndicatorKey = keyof typeof indicatorTitles
export const indicatorKeys = Object.keys(indicatorTitles) as IndicatorKey[]
export const indicatorKey = z.enum(indicatorKeys as [IndicatorKey, ...IndicatorKey[]])

/** 件: a count; percent: a share between 0 and 1; 工作日: a mean of working days. */
export const units = { count: '件', sheets: '份', fields: '项', percent: '%', days: '工作日' } as const
export const unit = z.enum(['count', 'sheets', 'fields', 'percent', 'days'])
/** Of these units a figure is a sum and no mean. */
export const wholeUnits: readonly z.infer<typeof unit>[] = ['count', 'sheets', 'fields']

export const stepTitles = { day: '按日', week: '按周', month: '按月' } as const
export const step = z.enum(['day', 'week', 'month'])
export type Step = z.infer<typeof step>

export const periodTooLong = refusal('insight.period-too-long', 422, '统计期最长三年，请缩短后再查')
export const periodBackwards = refusal('insight.period-backwards', 422, '统计期的开始日期不能晚于结束日期')
export const tooManyPoints = refusal('insight.too-many-points', 422, '这段时间按日看太密了，请改为按周或按月')

/** First and last day, both counted; `region` is a 12-digit code and covers all below it. */
const period = { from: legalDate, to: legalDate }
const place = {
  region: z
    .string()
    .regex(/^\d{12}$/, '区划代码是 12 位数字')
    .optional(),
  organId: id.optional(),
}
const periodRefusals = [periodTooLong, periodBackwards] as const

/** A numerator over a denominator; a count has no denominator. */
export const figure = z.object({
  numerator: z.number().int(),
  denominator: z.number().int().optional(),
  /** Absent when there is nothing to divide by. Percent as a share: 0.953 is 95.3 %. */
  value: z.number().optional(),
})
export type Figure = z.infer<typeof figure>

/** One half of a fraction: in words, and as the expression that is run. */
export const measure = z.object({ words: z.string(), sql: z.string() })

export const definition = z.object({
  key: indicatorKey,
  /** Counts up whenever the meaning changes; figures of another version are not comparable. */
  version: z.number().int(),
  title: z.string(),
  unit,
  /** What it tells, in one plain sentence. */
  meaning: z.string(),
  /** Which cases are looked at, and by which day they belong to a period. */
  population: measure,
  numerator: measure,
  denominator: measure.optional(),
  /** How the value comes out of the two. */
  formula: z.string(),
  source: z.string(),
  /** Whether more is better. */
  better: z.enum(['higher', 'lower', 'neither']),
})
export type Definition = z.infer<typeof definition>

/** Every indicator over the bodies the caller may see, with the period before for comparison. */
export const indicators = route({
  name: 'insight.indicators',
  method: 'GET',
  path: '/api/insight/indicators',
  summary: '指标一览',
  permission: 'insight.see',
  input: z.object({ ...period, ...place }),
  output: z.object({
    from: legalDate,
    to: legalDate,
    /** The same number of days just before. */
    before: z.object({ from: legalDate, to: legalDate }),
    rows: z.array(figure.extend({ definition, before: figure })),
  }),
  refusals: periodRefusals,
})

/** The bodies and regions the caller may choose from. */
export const insightPlaces = route({
  name: 'insight.places',
  method: 'GET',
  path: '/api/insight/places',
  summary: '可查看指标的部门和地区',
  permission: 'insight.see',
  input: z.object({}),
  output: z.object({
    regions: z.array(z.object({ code: z.string(), name: z.string() })),
    organs: z.array(z.object({ id, name: z.string(), region: z.string() })),
  }),
})

export const trend = route({
  name: 'insight.trend',
  method: 'GET',
  path: '/api/insight/indicators/:key/trend',
  summary: '指标走势',
  permission: 'insight.see',
  input: z.object({ key: indicatorKey, ...period, ...place, step: step.default('day') }),
  output: z.object({
    definition,
    /** One for each step, empty ones too; `from` and `to` lie within the period asked for. */
    points: z.array(figure.extend({ from: legalDate, to: legalDate })),
    total: figure,
  }),
  refusals: [...periodRefusals, tooManyPoints],
})

export const byBody = route({
  name: 'insight.by-body',
  method: 'GET',
  path: '/api/insight/indicators/:key/bodies',
  summary: '指标按部门比较',
  permission: 'insight.see',
  input: z.object({ key: indicatorKey, ...period, ...place }),
  output: z.object({
    definition,
    /** Bodies with something to count, the largest denominator (or count) first. */
    rows: z.array(figure.extend({ organId: id, organName: z.string(), region: z.string() })),
    total: figure,
  }),
  refusals: periodRefusals,
})

export const side = z.enum(['numerator', 'denominator'])

/** One case behind a figure, and what it adds to each side. */
export const countedCase = z.object({
  caseId: id,
  number: z.string(),
  itemName: z.string(),
  organId: id,
  organName: z.string(),
  status: z.string(),
  statusTitle: z.string(),
  channel: z.enum(['online', 'window']),
  handling: z.enum(['instant', 'promised']),
  /** When it was filed, decided or rated: what placed it in the period. */
  at: moment,
  filedAt: moment,
  acceptedOn: legalDate.optional(),
  promisedDue: legalDate.optional(),
  statutoryDue: legalDate.optional(),
  decidedAt: moment.optional(),
  /** Adds up, over all pages, to the figure. */
  numerator: z.number().int(),
  denominator: z.number().int().optional(),
})
export type CountedCase = z.infer<typeof countedCase>

/** The cases behind one side of an indicator, newest first: every row counts for that side. */
export const countedCases = route({
  name: 'insight.counted-cases',
  method: 'GET',
  path: '/api/insight/indicators/:key/cases',
  summary: '指标背后的办件',
  permission: 'insight.see',
  input: z.object({
    key: indicatorKey,
    ...period,
    ...place,
    side: side.default('numerator'),
    /** Only those that count below the line and not above it: the late ones, the dissatisfied ones. */
    missing: z.stringbool().default(false),
    ...pageQuery,
  }),
  output: pageOf(countedCase),
  refusals: periodRefusals,
})

/** The hall screen: anyone may see it; figures and names of bodies only. */
export const board = route({
  name: 'insight.board',
  method: 'GET',
  path: '/api/board',
  summary: '大厅今日看板',
  permission: 'public',
  input: z.object({ region: place.region }),
  output: z.object({
    date: legalDate,
    /** The figures are this old; recount after `refreshSeconds`. */
    countedAt: moment,
    ageSeconds: z.number().int(),
    refreshSeconds: z.number().int(),
    today: z.object({
      filed: z.number().int(),
      accepted: z.number().int(),
      /** 办结: decided, granted or denied. */
      decided: z.number().int(),
      onTime: figure,
      satisfaction: figure,
    }),
    /** Today's shares rest on few cases; these are steadier. */
    lastThirtyDays: z.object({
      from: legalDate,
      to: legalDate,
      decided: z.number().int(),
      onTime: figure,
      satisfaction: figure,
    }),
    /** 在办: everything not yet closed. */
    waiting: z.number().int(),
    /** Busiest bodies of today first. */
    bodies: z.array(
      z.object({
        organName: z.string(),
        filed: z.number().int(),
        decided: z.number().int(),
        waiting: z.number().int(),
      }),
    ),
  }),
  perMinute: 120,
})

/** Performed by the nightly sweep: sums the days that nothing changes any more. */
export const settleDays = route({
  name: 'insight.settle-days',
  method: 'POST',
  path: '/api/insight/settled-days',
  summary: '汇总早先日期的指标',
  permission: 'insight.settle',
  input: z.object({}),
  output: z.object({ from: legalDate, to: legalDate }),
})
