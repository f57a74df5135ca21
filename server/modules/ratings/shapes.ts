/** The words and shapes in which a rating is told. Browser-safe. */
import { id, legalDate, moment } from '#kernel/contract.ts'
import { z } from 'zod'

/** Best first. The two lowest are bad ratings (差评). */
export const levelTitles = {
  'very-satisfied': '非常满意',
  satisfied: '满意',
  'mostly-satisfied': '基本满意',
  unsatisfied: '不满意',
  'very-unsatisfied': '非常不满意',
} as const
export type Level = keyof typeof levelTitles
export const levels = Object.keys(levelTitles) as Level[]
export const level = z.enum(levels as [Level, ...Level[]], '请选择满意度')

/** 评价渠道, GB/T 39046-2020 table 9. */
export const ratingChannelTitles = {
  web: 'PC端',
  mobile: '移动服务端',
  'qr-code': '二维码',
  'hall-pad': '政务大厅平板电脑',
  'hall-terminal': '政务大厅其他终端',
  phone: '电话',
  sms: '短信',
} as const
export type RatingChannel = keyof typeof ratingChannelTitles
export const ratingChannel = z.enum(Object.keys(ratingChannelTitles) as [RatingChannel, ...RatingChannel[]])

/** With one rating. */
export const mostPictures = 3

/** Where the loop behind a bad rating stands. */
export const stateTitles = {
  'to-verify': '待核实',
  'not-upheld': '核实不属实，待复核',
  upheld: '属实，整改中',
  rectified: '已整改，待回访',
  dismissed: '不属实，不计入',
  closed: '已办结',
  amended: '评价人已改评',
} as const
export type State = keyof typeof stateTitles
export const states = Object.keys(stateTitles) as State[]
export const state = z.enum(states as [State, ...State[]])

/** Why a rating does not count: it looks like no applicant's own word. */
export const doubtTitles = {
  'staff-device': '从工作人员用过的设备评价',
  'too-quick': '作出决定后几秒内在窗口评价',
  'by-default': '没有人选择，由终端默认好评',
  burst: '同一设备或账号短时间内连续评价',
} as const
export type Doubt = keyof typeof doubtTitles
export const doubt = z.enum(Object.keys(doubtTitles) as [Doubt, ...Doubt[]])

/** What may be done about a bad rating; each is an act of its own. */
export const stepTitles = {
  verify: '核实',
  review: '复核',
  rectify: '整改',
  'return-visit': '回访',
} as const
export type Step = keyof typeof stepTitles
export const step = z.enum(Object.keys(stepTitles) as [Step, ...Step[]])

export const outcomeTitles = { satisfied: '回访满意', 'still-unsatisfied': '回访仍不满意' } as const
export const outcome = z.enum(['satisfied', 'still-unsatisfied'])
export type Outcome = z.infer<typeof outcome>

export const history = z.array(z.object({ at: moment, title: z.string(), words: z.string().optional() }))

/** The loop as its rater follows it. */
export const rectificationForRater = z.object({
  state,
  stateTitle: z.string(),
  /** The next step is due on this day; absent when it is over. */
  dueOn: legalDate.optional(),
  /** What the body says it did. */
  reply: z.string().optional(),
  history,
})

export const ownRating = z.object({
  id,
  level,
  levelTitle: z.string(),
  channel: ratingChannel,
  reasons: z.array(z.string()),
  words: z.string().optional(),
  pictures: z.array(z.object({ documentId: id, name: z.string() })),
  ratedAt: moment,
  amendedAt: moment.optional(),
  /** It was not amended yet, and nobody has looked into it. */
  mayAmend: z.boolean(),
  /** As it was before it was amended. */
  former: z.object({ levelTitle: z.string(), words: z.string().optional() }).optional(),
  rectification: rectificationForRater.optional(),
})

/** A bad rating as the body and the supervisor see it: without the rater. */
export const deskRow = z.object({
  id,
  caseId: id,
  caseNumber: z.string(),
  itemName: z.string(),
  organId: id,
  organName: z.string(),
  level,
  levelTitle: z.string(),
  state,
  stateTitle: z.string(),
  outcome: outcome.optional(),
  dueOn: legalDate.optional(),
  /** Working days left: 0 today, negative when late. */
  remaining: z.number().int().optional(),
  ratedAt: moment,
  /** Missed, and told to the supervisor. */
  escalated: z.boolean(),
  can: z.array(step),
})
export type DeskRow = z.infer<typeof deskRow>

export const badRatingFacts = deskRow.extend({
  channel: ratingChannel,
  reasons: z.array(z.string()),
  /** The rater's text with names and numbers struck out. */
  words: z.string().optional(),
  /** How many go with it; each is opened by its number. */
  pictures: z.number().int(),
  handlerName: z.string().optional(),
  reply: z.string().optional(),
  history: z.array(z.object({ at: moment, title: z.string(), by: z.string(), words: z.string().optional() })),
})

export const publicRating = z.object({
  id,
  level,
  levelTitle: z.string(),
  /** 满意度 of GB/T 39046-2020: 1 best, 5 worst. */
  satisfactionCode: z.string(),
  itemName: z.string(),
  organName: z.string(),
  words: z.string().optional(),
  reasons: z.array(z.string()),
  ratedOn: legalDate,
  reply: z.string().optional(),
  /** How a bad one ended: mended and visited, or held unfounded by a second person. */
  outcomeTitle: z.string().optional(),
})

/** A rating as the clerk who handled the case reads it. */
export const ratingOfMine = z.object({
  id,
  level,
  levelTitle: z.string(),
  itemName: z.string(),
  reasons: z.array(z.string()),
  words: z.string().optional(),
  /** How many go with a good one; those of a bad one are not for the clerk it is about. */
  pictures: z.number().int().optional(),
  ratedOn: legalDate,
})
export type RatingOfMine = z.infer<typeof ratingOfMine>

/** A rating that does not count, and why. */
export const doubtedRating = ratingOfMine.extend({
  caseId: id,
  caseNumber: z.string(),
  organName: z.string(),
  handlerName: z.string().optional(),
  channel: ratingChannel,
  doubts: z.array(doubt),
})
export type DoubtedRating = z.infer<typeof doubtedRating>
