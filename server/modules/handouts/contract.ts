/** 出件: results handed out at one desk, or sent by post, and the proof that they arrived. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import {
  handoutActs,
  handoutStates,
  type HandoutState,
  trackingCodes,
  type TrackingCode,
} from './rules/handout-status.ts'

export { handoutStates, type HandoutState, trackingCodes, type TrackingCode } from './rules/handout-status.ts'

export const ways = { counter: '窗口领取', online: '网上下载', post: '邮寄到家' } as const
export const way = z.enum(['counter', 'online', 'post'], '请选择领取方式')
export type Way = z.infer<typeof way>

export const actNotOpen = refusal('handouts.act-not-open', 409, '这份结果现在不能这样处理，请看它目前的状态')
export const identityWrong = refusal('handouts.identity-wrong', 403, '证件号码和申请人不一致，不能交付')
/** facts: `left`, the tries that remain */
export const codeWrong = refusal('handouts.code-wrong', 403, '取件码不对，请核对后再输入；连续输错 5 次就停用')
export const codeStopped = refusal(
  'handouts.code-stopped',
  403,
  '取件码输错次数太多，已经停用；请核验身份证，或者请申请人在办件页面换一个取件码',
)
export const noCode = refusal(
  'handouts.no-code',
  409,
  '这份结果现在没有取件码；申请人选了邮寄或者网上下载的，请核验身份证',
)
export const proofMissing = refusal('handouts.proof-missing', 422, '请核验证件号码，或者输入取件码')
export const mandateMissing = refusal('handouts.mandate-missing', 422, '代领要核验代领人的身份证和授权委托书')
export const signatureMissing = refusal(
  'handouts.signature-missing',
  409,
  '还没有领取签名，请在申请人屏上签名，或者在纸质送达回证上签字',
)
export const addressMissing = refusal('handouts.address-missing', 422, '请填写收件人、电话和地址')
export const courierOff = refusal('handouts.courier-off', 409, '还没有接入寄递服务，请选择窗口领取')
export const notSigned = refusal('handouts.tracking-not-signed', 403, '寄递通知的签名不对')
export const unreadable = refusal('handouts.tracking-unreadable', 422, '寄递通知无法识别')
export const shipmentUnknown = refusal('handouts.shipment-unknown', 404, '没有这个寄递单')

const caseId = id
const state = z.enum(Object.keys(handoutStates) as [HandoutState, ...HandoutState[]])
const moved = z.object({ caseId: id, state })
const always = [notFound, notYours, actNotOpen] as const

export const recipient = z.object({
  name: z.string().trim().min(2, '请填写收件人姓名').max(50),
  phone: z
    .string()
    .trim()
    .regex(/^1\d{10}$/, '请写 11 位手机号码'),
  address: z.string().trim().min(6, '请填写详细地址').max(200),
})
export type Recipient = z.infer<typeof recipient>

/** By the applicant, when filing or later; or by the clerk in front of whom they stand. */
export const chooseWay = route({
  name: 'handouts.choose-way',
  method: 'PUT',
  path: '/api/cases/:caseId/hand-out',
  summary: '选择结果领取方式',
  permission: 'signed-in',
  input: z.object({ caseId, way, recipient: sensitive(recipient).optional() }),
  output: moved,
  refusals: [...always, addressMissing, courierOff],
})

export const handOver = route({
  name: 'handouts.hand-over',
  method: 'POST',
  path: '/api/cases/:caseId/hand-out/collection',
  summary: '窗口交付结果',
  permission: 'handouts.hand-over',
  input: z.object({
    caseId,
    taker: z.enum(['applicant', 'agent']),
    name: z.string().trim().min(2, '请填写领取人姓名').max(50),
    /** Of whoever takes it. */
    identifier: sensitive(z.string().trim().toUpperCase().max(20)).optional(),
    pickUpCode: sensitive(z.string().trim().toUpperCase().max(10)).optional(),
    /** The letter of authority was seen (民法典 art. 165). */
    mandateSeen: z.boolean().default(false),
    /** Signed on the paper receipt instead of the screen. */
    onPaper: z.boolean().default(false),
  }),
  output: moved,
  refusals: [...always, identityWrong, codeWrong, codeStopped, noCode, proofMissing, mandateMissing, signatureMissing],
})

/** By the applicant: they have told it to somebody, or it was stopped. */
export const renewCode = route({
  name: 'handouts.renew-code',
  method: 'PUT',
  path: '/api/cases/:caseId/hand-out/code',
  summary: '换一个取件码',
  permission: 'signed-in',
  input: z.object({ caseId }),
  output: moved,
  refusals: always,
})

export const bookParcel = route({
  name: 'handouts.book-parcel',
  method: 'POST',
  path: '/api/cases/:caseId/hand-out/parcel',
  summary: '下寄递单',
  permission: 'handouts.hand-over',
  input: z.object({ caseId }),
  output: moved,
  refusals: [...always, courierOff],
})

/** What the courier tells of a shipment; always all it knows, so that repeats and losses do no harm. */
export const shipmentTold = z.object({
  shipment: id,
  tracking: z.string().max(60),
  events: z
    .array(
      z.object({
        code: z.enum(Object.keys(trackingCodes) as [TrackingCode, ...TrackingCode[]]),
        at: moment,
        place: z.string().max(100).optional(),
        signer: z.string().max(50).optional(),
      }),
    )
    .max(200),
})
export type ShipmentTold = z.infer<typeof shipmentTold>

export const takeTracking = route({
  name: 'handouts.take-tracking',
  method: 'POST',
  path: '/api/hand-outs/tracking',
  summary: '接收寄递通知',
  permission: 'public',
  input: z.object({
    app: z.string().max(60),
    timestamp: z.string().max(40),
    message: sensitive(z.string().max(100_000)),
    signature: z.string().max(200),
  }),
  output: z.object({ taken: z.literal(true), id }),
  refusals: [courierOff, notSigned, unreadable, shipmentUnknown],
  perMinute: 600,
})

export const askCourier = route({
  name: 'handouts.ask-courier',
  method: 'POST',
  path: '/api/cases/:caseId/hand-out/parcel/question',
  summary: '查询寄递状态（系统任务）',
  permission: 'handouts.sweep',
  input: z.object({ caseId }),
  output: moved,
  refusals: [notFound],
})

export const remind = route({
  name: 'handouts.remind',
  method: 'POST',
  path: '/api/cases/:caseId/hand-out/reminder',
  summary: '提醒领取结果（系统任务）',
  permission: 'handouts.sweep',
  input: z.object({ caseId }),
  output: moved,
  refusals: [notFound],
})

export const settleReminders = route({
  name: 'handouts.settle-reminders',
  method: 'PUT',
  path: '/api/hand-outs/reminders',
  summary: '规定提醒领取的天数',
  permission: 'handouts.arrange',
  input: z.object({
    organId: id,
    firstDays: z.number().int().min(1).max(90),
    againDays: z.number().int().min(1).max(90),
  }),
  output: z.object({ organId: id }),
  refusals: [notYours],
})

const trackingShown = z.object({
  title: z.string(),
  at: moment,
  place: z.string().optional(),
  signer: z.string().optional(),
})

const handoutRow = z.object({
  caseId: id,
  caseNumber: z.string(),
  itemName: z.string(),
  applicantName: z.string(),
  applicantKind: z.enum(['person', 'enterprise']),
  organName: z.string(),
  granted: z.boolean(),
  state,
  stateTitle: z.string(),
  way: way.optional(),
  /** Masked. */
  recipient: z.string().optional(),
  decidedOn: legalDate,
  /** The last of the ten working days (行政许可法 art. 44). */
  deliveryDue: legalDate.optional(),
  overdue: z.boolean(),
  reminded: z.number().int(),
  tracking: z.string().optional(),
  failure: z.string().optional(),
  can: z.array(z.enum(handoutActs)),
})

export const tabs = { counter: '待领取', post: '待寄出', 'on-the-way': '寄递中', returned: '退回' } as const
export type HandoutTab = keyof typeof tabs

export const handoutList = route({
  name: 'handouts.list',
  method: 'GET',
  path: '/api/hand-outs',
  summary: '查看待交付的结果',
  permission: 'handouts.see',
  input: z.object({
    ...pageQuery,
    tab: z.enum(['counter', 'post', 'on-the-way', 'returned']).default('counter'),
    organId: id.optional(),
    /** Of the case, as scanned from the receipt: wherever it stands. */
    number: z.string().trim().max(50).optional(),
  }),
  output: pageOf(handoutRow).extend({ courier: z.object({ on: z.boolean(), standIn: z.boolean() }) }),
})

export const handoutOf = route({
  name: 'handouts.of-case',
  method: 'GET',
  path: '/api/cases/:caseId/hand-out',
  summary: '一件的领取方式和寄递进度',
  permission: 'signed-in',
  input: z.object({ caseId }),
  output: z.object({
    state,
    stateTitle: z.string(),
    way: way.optional(),
    recipient: z.string().optional(),
    /** The applicant's own, where the result waits for them. */
    pickUpCode: z.string().optional(),
    /** Tried wrongly too often at the desk: only a new one serves. */
    codeStopped: z.boolean(),
    /** Its applicant may ask for a new code. */
    mayRenewCode: z.boolean(),
    tracking: z.string().optional(),
    events: z.array(trackingShown),
    endedAt: moment.optional(),
    mayChoose: z.boolean(),
    courier: z.object({ on: z.boolean(), standIn: z.boolean() }),
    /** The address as the applicant gave it before, to be put right; theirs only. */
    given: recipient.optional(),
    /** From the applicant's own profile, for the form; theirs only. */
    known: recipient.partial().optional(),
  }),
  refusals: [notFound],
})

/** An act and not a view: the address stands in the clear on the label, and that is on record. */
export const printLabels = route({
  name: 'handouts.print-labels',
  method: 'POST',
  path: '/api/hand-outs/labels',
  summary: '打印寄递面单和清单',
  permission: 'handouts.hand-over',
  input: z.object({ ids: z.array(id).min(1, '请至少选择一件').max(100) }),
  output: z.object({
    rows: z.array(
      recipient.extend({
        caseId: id,
        caseNumber: z.string(),
        itemName: z.string(),
        organName: z.string(),
        tracking: z.string().optional(),
      }),
    ),
  }),
})

export const reminderRules = route({
  name: 'handouts.reminder-rules',
  method: 'GET',
  path: '/api/hand-outs/reminders',
  summary: '查看提醒领取的天数',
  permission: 'handouts.arrange',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        organId: id,
        organName: z.string(),
        firstDays: z.number().int(),
        againDays: z.number().int(),
        settledBy: z.string().optional(),
      }),
    ),
  }),
})
