/** 红蓝榜: whom a month's ratings praise and whom they do not, by a formula that stands beside the figures. Browser-safe. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { level } from './shapes.ts'

export const listedKindTitles = { organ: '部门', item: '事项' } as const
export type ListedKind = keyof typeof listedKindTitles
export const listedKinds = Object.keys(listedKindTitles) as ListedKind[]
const kind = z.enum(listedKinds as [ListedKind, ...ListedKind[]])

export const colourTitles = { red: '红榜', blue: '蓝榜' } as const
export type Colour = keyof typeof colourTitles
const colour = z.enum(['red', 'blue'])

const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份写成 2026-03 这样')

const share = (asked: string) => z.number().int(asked).min(0, asked).max(1000, asked)

/** Shares in thousandths, so that no rounding decides who is listed. */
export const listFormula = z.object({
  leastRatings: z.number().int().min(1, '至少 1 条').max(100_000, '不超过 100000 条'),
  redFrom: share('好评率写 0 到 100，最多一位小数'),
  blueBelow: share('好评率写 0 到 100，最多一位小数'),
  most: z.number().int().min(1, '至少 1 名').max(50, '不超过 50 名'),
})
export type ListFormula = z.infer<typeof listFormula>

export const figures = z.object({
  kind,
  subjectId: id,
  name: z.string(),
  /** Ratings that count, the good ones among them, the bad ones. */
  counted: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  /** Absent: too few to be listed, or neither good nor bad enough. */
  colour: colour.optional(),
  /** Equal share and number, equal rank. */
  rank: z.number().int().optional(),
})
export type Figures = z.infer<typeof figures>

export const listedRating = z.object({
  id,
  level,
  levelTitle: z.string(),
  itemName: z.string(),
  organName: z.string(),
  ratedOn: legalDate,
  /** Where the rating is on display. */
  words: z.string().optional(),
})

export const monthNotOver = refusal('ratings.month-not-over', 409, '这个月还没有结束，结束以后才能公布')
export const alreadyPublished = refusal(
  'ratings.list-published',
  409,
  '这个月的榜已经公布；数字有错的，请更正并写明理由',
)
export const notPublished = refusal('ratings.list-not-published', 404, '这个月的红蓝榜还没有公布')
export const nothingCounted = refusal('ratings.nothing-counted', 409, '这个月没有计入的评价，没有可以公布的榜')
export const redNotAboveBlue = refusal('ratings.red-not-above-blue', 422, '红榜的好评率不能低于蓝榜的界限')

const published = z.object({ month, revision: z.number().int() })

export const publishList = route({
  name: 'ratings.publish-list',
  method: 'POST',
  path: '/api/ratings/lists',
  summary: '公布一个月的红蓝榜',
  permission: 'ratings.publish-lists',
  input: z.object({ month }),
  output: published,
  refusals: [monthNotOver, alreadyPublished, nothingCounted],
  status: 201,
})

export const correctList = route({
  name: 'ratings.correct-list',
  method: 'POST',
  path: '/api/ratings/lists/:month/corrections',
  summary: '更正已经公布的红蓝榜',
  permission: 'ratings.publish-lists',
  input: z.object({ month, reason: z.string().trim().min(5, '请写明更正的理由，至少 5 个字').max(500) }),
  output: published,
  refusals: [notPublished],
})

export const setListFormula = route({
  name: 'ratings.set-list-formula',
  method: 'PUT',
  path: '/api/ratings/lists/formula',
  summary: '设置红蓝榜的口径，从下个月的评价起用',
  permission: 'ratings.configure',
  input: listFormula,
  output: z.object({ fromMonth: month }),
  refusals: [redNotAboveBlue],
})

export const listDraft = route({
  name: 'ratings.list-draft',
  method: 'GET',
  path: '/api/ratings/lists/draft',
  summary: '一个月的评价现在的数字',
  permission: 'ratings.publish-lists',
  input: z.object({ month: month.optional() }),
  output: z.object({
    month,
    /** The month is over. */
    over: z.boolean(),
    formula: listFormula,
    /** What holds from next month on, when it differs. */
    next: listFormula.optional(),
    rows: z.array(figures),
    revision: z.number().int().optional(),
    can: z.array(z.enum(['publish', 'correct'])),
  }),
})

export const monthList = route({
  name: 'ratings.month-list',
  method: 'GET',
  path: '/api/ratings/lists/published',
  summary: '公布的红蓝榜',
  permission: 'public',
  /** The latest month, and its latest revision, unless told. */
  input: z.object({ month: month.optional(), revision: z.coerce.number().int().min(1).optional() }),
  output: z.object({
    /** Those published, latest first: at most the last twenty-four. */
    months: z.array(month),
    list: z
      .object({
        month,
        revision: z.number().int(),
        formula: listFormula,
        publishedAt: moment,
        publishedBy: z.string(),
        reason: z.string().optional(),
        /** All of them, latest first. */
        revisions: z.array(
          z.object({ revision: z.number().int(), publishedAt: moment, reason: z.string().optional() }),
        ),
        rows: z.array(figures),
      })
      .optional(),
  }),
  refusals: [notPublished],
  perMinute: 300,
})

const which = { kind, subjectId: id, only: z.enum(['good', 'bad']).optional() }

export const listedRatings = route({
  name: 'ratings.listed-ratings',
  method: 'GET',
  path: '/api/ratings/lists/published/ratings',
  summary: '榜上一个数字背后的评价',
  permission: 'public',
  input: z.object({
    ...pageQuery,
    after: id.optional(),
    month,
    revision: z.coerce.number().int().min(1),
    ...which,
  }),
  output: pageOf(listedRating).extend({ name: z.string() }),
  refusals: [notFound],
  perMinute: 300,
})

export const countedRatings = route({
  name: 'ratings.counted-ratings',
  method: 'GET',
  path: '/api/ratings/lists/draft/ratings',
  summary: '拟公布的一个数字背后的评价',
  permission: 'ratings.publish-lists',
  input: z.object({ ...pageQuery, after: id.optional(), month, ...which }),
  output: pageOf(listedRating).extend({ name: z.string() }),
})
