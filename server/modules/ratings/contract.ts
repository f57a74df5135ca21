/** 好差评: what applicants say of their case, and the loop that answers a bad rating. */
import { fileAnswer, id, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import type { Status } from '#modules/cases/contract.ts'
import { z } from 'zod'
import {
  badRatingFacts,
  deskRow,
  doubtedRating,
  level,
  levels,
  mostPictures,
  outcome,
  ownRating,
  publicRating,
  ratingOfMine,
  state,
  step,
} from './shapes.ts'

export * from './contract-lists.ts'
export * from './shapes.ts'

const caseId = id
const words = (asked: string) => sensitive(z.string().trim().min(2, asked).max(1000, '请控制在 1000 字以内'))

/** A case can be rated from its decision on, whichever way it went. */
export const rateableStatuses: readonly Status[] = ['granted', 'denied', 'delivered', 'closed']

export const notRateable = refusal('ratings.not-rateable', 409, '这一件还没有作出决定，办结后就可以评价')
export const alreadyRated = refusal('ratings.already-rated', 409, '这一件已经评价过了，每件只评价一次')
export const notTheRater = refusal('ratings.not-the-rater', 403, '只有申请人可以评价这一件')
export const reasonUnknown = refusal('ratings.reason-unknown', 422, '所选的原因和满意度不一致，请重新选择')
export const reasonNeeded = refusal('ratings.reason-needed', 422, '请选一个不满意的原因，或者写几句，我们才好整改')
export const stepNotOpen = refusal('ratings.step-not-open', 409, '这条差评现在不能这样处理，请看它目前的状态')

export const notRated = refusal('ratings.not-rated', 409, '这一件还没有评价，请先评价')
export const alreadyAmended = refusal('ratings.already-amended', 409, '评价只能修改一次，这一件已经修改过了')
export const amendTooLate = refusal(
  'ratings.amend-too-late',
  409,
  '部门已经开始处理这条评价，不能再修改；还有意见请在回访时提出',
)

export const codeUnknown = refusal(
  'ratings.code-unknown',
  404,
  '没有找到可以评价的办件，请核对编号和码；窗口给的码只能用一次',
)
export const linkOver = refusal(
  'ratings.link-over',
  410,
  '短信里的评价链接已经过了 15 天，不能再用。申请人登录后仍可以在“我的办件”里评价',
)

/** What the rater chooses and says, whatever the way it comes. */
const said = {
  level,
  /** Codes of the options of that level. */
  reasons: z.array(z.string().max(10)).max(10).default([]),
  words: sensitive(z.string().trim().max(500, '评价文字请控制在 500 字以内')).optional(),
  /** The mark a browser keeps of itself, to tell one device from another; only its fingerprint is stored. */
  device: sensitive(z.string().regex(/^[0-9a-f]{32}$/)).optional(),
}

export const picturesNotYours = refusal('ratings.pictures-not-yours', 422, '有的图片不是您上传的，请重新上传')
export const pictureKind = refusal('ratings.picture-kind', 422, '评价只能附 JPG 或 PNG 图片')

/** The ids of files the rater has uploaded; without an account nothing can be uploaded. */
const pictures = z.array(id).max(mostPictures, `最多附 ${mostPictures} 张图片`).default([])

export const samePerson = refusal(
  'ratings.same-person',
  403,
  '核实或整改过这条差评的人不能自己复核、回访，请由另一人办理',
)

const moved = z.object({ id, state, can: z.array(step) })
const always = [notFound, notYours, stepNotOpen] as const

export const rateCase = route({
  name: 'ratings.rate-case',
  method: 'POST',
  path: '/api/cases/:caseId/rating',
  summary: '评价一件办件',
  permission: 'ratings.rate',
  input: z.object({
    caseId,
    ...said,
    pictures,
    channel: z.enum(['web', 'mobile', 'qr-code']).default('web'),
  }),
  output: ownRating,
  refusals: [
    notFound,
    notTheRater,
    notRateable,
    alreadyRated,
    reasonUnknown,
    reasonNeeded,
    picturesNotYours,
    pictureKind,
  ],
  status: 201,
})

export const amendRating = route({
  name: 'ratings.amend-rating',
  method: 'PUT',
  path: '/api/cases/:caseId/rating',
  summary: '修改一次评价',
  permission: 'ratings.rate',
  /** The pictures named are those it has from now on. */
  input: z.object({ caseId, ...said, pictures }),
  output: ownRating,
  refusals: [
    notFound,
    notTheRater,
    notRated,
    alreadyAmended,
    amendTooLate,
    reasonUnknown,
    reasonNeeded,
    picturesNotYours,
    pictureKind,
  ],
})

export const openPad = route({
  name: 'ratings.open-pad',
  method: 'POST',
  path: '/api/cases/:caseId/rating/pad',
  summary: '请面前的申请人评价',
  permission: 'ratings.open-pad',
  input: z.object({ caseId, device: said.device }),
  output: z.object({ code: z.string(), expiresAt: moment }),
  refusals: [notFound, notYours, notRateable, alreadyRated],
})

/** The pad's one-time code alone, or the number of the case with its query code. */
const byCode = {
  number: z.string().trim().max(50).optional(),
  code: sensitive(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([0-9A-Z]{8}|[0-9A-Z]{24})$/, '请输入 8 位字母和数字'),
  ),
}

export const rateableByCode = route({
  name: 'ratings.rateable-by-code',
  method: 'GET',
  path: '/api/ratings/by-code',
  summary: '凭码查看可以评价的办件',
  permission: 'public',
  input: z.object(byCode),
  output: z.object({ itemName: z.string(), organName: z.string(), mayRate: z.boolean(), rated: z.boolean() }),
  refusals: [codeUnknown, linkOver],
  perMinute: 30,
})

export const rateByCode = route({
  name: 'ratings.rate-by-code',
  method: 'POST',
  path: '/api/ratings/by-code',
  summary: '凭码评价',
  permission: 'public',
  input: z.object({
    ...byCode,
    ...said,
    /** The terminal sends this level because nobody chose one. */
    byDefault: z.boolean().default(false),
    /** Typed at the terminal of a hall, from the receipt. */
    atTerminal: z.boolean().default(false),
  }),
  output: z.object({ id, levelTitle: z.string(), bad: z.boolean() }),
  refusals: [codeUnknown, linkOver, notRateable, alreadyRated, reasonUnknown, reasonNeeded],
  status: 201,
  perMinute: 20,
})

/** What the clerk who handled them reads of ratings: neither the case nor the person nor the hour. */
export const ratingsOfMine = route({
  name: 'ratings.of-mine',
  method: 'GET',
  path: '/api/ratings/of-mine',
  summary: '我经办的办件得到的评价',
  permission: 'ratings.open-pad',
  input: z.object({ ...pageQuery, after: id.optional() }),
  output: pageOf(ratingOfMine),
})

export const doubtedRatings = route({
  name: 'ratings.doubted',
  method: 'GET',
  path: '/api/ratings/doubted',
  summary: '存疑的评价',
  permission: 'ratings.supervise',
  input: z.object({ ...pageQuery, after: id.optional() }),
  output: pageOf(doubtedRating).extend({
    /** In all, beside those that count. */
    doubted: z.number().int(),
    counted: z.number().int(),
  }),
})

export const myCaseRating = route({
  name: 'ratings.my-case-rating',
  method: 'GET',
  path: '/api/cases/:caseId/rating',
  summary: '我对一件办件的评价',
  permission: 'ratings.rate',
  input: z.object({ caseId }),
  output: z.object({ mayRate: z.boolean(), rating: ownRating.optional() }),
  refusals: [notFound],
})

export const ratingOptions = route({
  name: 'ratings.options',
  method: 'GET',
  path: '/api/ratings/options',
  summary: '各档满意度的可选原因',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    /** False: the wording still has to be confirmed against the province's interface. */
    confirmed: z.boolean(),
    levels: z.array(
      z.object({
        level,
        title: z.string(),
        bad: z.boolean(),
        options: z.array(z.object({ code: z.string(), label: z.string() })),
      }),
    ),
  }),
  perMinute: 300,
})

export const publicRatings = route({
  name: 'ratings.public',
  method: 'GET',
  path: '/api/ratings/public',
  summary: '公开的评价和答复',
  permission: 'public',
  input: z.object({ ...pageQuery, after: id.optional(), organId: id.optional(), itemId: id.optional() }),
  output: pageOf(publicRating),
  perMinute: 300,
})

export const ratingDesk = route({
  name: 'ratings.desk',
  method: 'GET',
  path: '/api/ratings/desk',
  summary: '差评整改台账',
  permission: 'ratings.see',
  input: z.object({
    ...pageQuery,
    show: z.enum(['open', 'over']).default('open'),
    level: z.enum(levels.slice(3) as ['unsatisfied', 'very-unsatisfied']).optional(),
  }),
  output: pageOf(deskRow),
})

export const badRating = route({
  name: 'ratings.bad-rating',
  method: 'GET',
  path: '/api/ratings/desk/:id',
  summary: '查看一条差评',
  permission: 'ratings.see',
  input: z.object({ id }),
  output: badRatingFacts,
  refusals: [notFound],
})

/** For those who answer a bad rating, and the clerk a good one is about; the rater opens the file itself. */
export const ratingPicture = route({
  name: 'ratings.picture',
  method: 'GET',
  path: '/api/ratings/:id/pictures/:no',
  summary: '查看评价附的图片（留痕）',
  permission: 'ratings.see-pictures',
  input: z.object({ id, no: z.coerce.number().int().min(1).max(mostPictures) }),
  output: fileAnswer,
  refusals: [notFound],
  answer: 'file',
})

export const raterOf = route({
  name: 'ratings.rater',
  method: 'GET',
  path: '/api/ratings/desk/:id/rater',
  summary: '查看评价人的联系方式（留痕）',
  permission: 'ratings.see-rater',
  input: z.object({ id }),
  output: z.object({ name: z.string(), phone: z.string().optional() }),
  refusals: [notFound],
})

export const verifyBadRating = route({
  name: 'ratings.verify-bad-rating',
  method: 'POST',
  path: '/api/ratings/desk/:id/verification',
  summary: '核实差评',
  permission: 'ratings.rectify',
  input: z.object({ id, upheld: z.boolean(), reason: words('请写明核实情况') }),
  output: moved,
  refusals: always,
})

export const reviewFinding = route({
  name: 'ratings.review-finding',
  method: 'POST',
  path: '/api/ratings/desk/:id/review',
  summary: '复核“不属实”的结论',
  permission: 'ratings.supervise',
  input: z.object({ id, agrees: z.boolean(), reason: words('请写明复核意见') }),
  output: moved,
  refusals: [...always, samePerson],
})

export const rectify = route({
  name: 'ratings.rectify',
  method: 'POST',
  path: '/api/ratings/desk/:id/rectification',
  summary: '提交整改情况',
  permission: 'ratings.rectify',
  /** The rater reads it, and the public when the loop is over. */
  input: z.object({
    id,
    how: z.enum(['mended', 'explained']).default('mended'),
    done: words('请写明做了哪些整改或者说明'),
  }),
  output: moved,
  refusals: always,
})

export const recordReturnVisit = route({
  name: 'ratings.record-return-visit',
  method: 'POST',
  path: '/api/ratings/desk/:id/return-visit',
  summary: '登记回访结果',
  permission: 'ratings.supervise',
  input: z.object({ id, outcome, note: words('请写明回访情况') }),
  output: moved,
  refusals: [...always, samePerson],
})

const days = z.number().int().min(1, '至少 1 个工作日').max(60, '不超过 60 个工作日')
const timeLimits = z.object({ verify: days, review: days, rectify: days, returnVisit: days })

export const timeLimitsNow = route({
  name: 'ratings.time-limits',
  method: 'GET',
  path: '/api/ratings/time-limits',
  summary: '差评整改各环节的期限（工作日）',
  permission: 'ratings.see',
  /** Without a body: what holds for those that have none of their own. */
  input: z.object({ organId: id.optional() }),
  output: timeLimits.extend({
    /** Set for this body itself. */
    own: z.boolean(),
    setAt: moment.optional(),
    setBy: z.string().optional(),
  }),
})

export const setTimeLimits = route({
  name: 'ratings.set-time-limits',
  method: 'PUT',
  path: '/api/ratings/time-limits',
  summary: '设置差评整改各环节的期限',
  permission: 'ratings.configure',
  input: timeLimits.extend({ organId: id.optional() }),
  output: timeLimits,
})

export const escalate = route({
  name: 'ratings.escalate',
  method: 'POST',
  path: '/api/ratings/desk/:id/escalation',
  summary: '超过期限的差评报监督部门督办',
  permission: 'ratings.sweep',
  input: z.object({ id }),
  output: z.object({ id, escalated: z.boolean() }),
  refusals: [notFound, notYours],
})
