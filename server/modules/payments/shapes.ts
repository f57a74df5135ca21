/** The words and shapes in which payments are told. Browser-safe. */
import { id, legalDate, moment } from '#kernel/contract.ts'
import { z } from 'zod'

export const billStatusTitles = {
  due: '待缴费',
  paying: '支付结果确认中',
  paid: '已缴费',
  'part-refunded': '已部分退费',
  refunded: '已退费',
  cancelled: '不用再缴',
  lapsed: '逾期未缴',
} as const
export type BillStatus = keyof typeof billStatusTitles
export const billStatuses = Object.keys(billStatusTitles) as BillStatus[]
export const billStatus = z.enum(billStatuses as [BillStatus, ...BillStatus[]])

export const movementTitles = { taken: '收款', returned: '退款' } as const
export type MovementKind = keyof typeof movementTitles
export const movementKind = z.enum(['taken', 'returned'])

/** By what means money came or went. */
export const meansTitles = { gateway: '网上支付', cash: '窗口现金', pos: '窗口 POS 刷卡' } as const
export type Means = keyof typeof meansTitles
const means = z.enum(Object.keys(meansTitles) as [Means, ...Means[]])
export const counterMeans = z.enum(['cash', 'pos'])
export type CounterMeans = z.infer<typeof counterMeans>

export const refundTitles = {
  proposed: '待复核',
  approved: '退款中',
  done: '已退回',
  declined: '未同意',
  refused: '支付平台未受理',
} as const
export type RefundStatus = keyof typeof refundTitles
const refundStatus = z.enum(Object.keys(refundTitles) as [RefundStatus, ...RefundStatus[]])

/** Why money goes back. */
export const refundCauses = {
  withdrawn: '申请已撤回',
  denied: '没有准予',
  terminated: '办理已终止',
  overpaid: '重复或者多收',
  ended: '不用再缴以后收到',
  staff: '工作人员提出',
} as const
export type RefundCause = keyof typeof refundCauses
const refundCause = z.enum(Object.keys(refundCauses) as [RefundCause, ...RefundCause[]])

export const feeLine = z.object({
  name: z.string(),
  /** In 分. */
  amount: z.number().int().positive(),
  basis: z.string(),
})
export type FeeLine = z.infer<typeof feeLine>

export const billAct = z.enum(['pay', 'ask', 'propose-refund', 'approve-refund', 'renew', 'take'])
export type BillAct = z.infer<typeof billAct>

/** Amounts are integer 分. */
export const billRow = z.object({
  id,
  number: z.string(),
  subjectId: id,
  subjectNumber: z.string(),
  title: z.string(),
  payerName: z.string(),
  amount: z.number().int(),
  taken: z.number().int(),
  returned: z.number().int(),
  status: billStatus,
  statusTitle: z.string(),
  dueOn: legalDate,
  raisedAt: moment,
  paidAt: moment.optional(),
  /** A refund waits for its second person. */
  refundWaits: z.boolean(),
})

export const refundShown = z.object({
  id,
  amount: z.number().int(),
  causeTitle: z.string(),
  cause: refundCause,
  reason: z.string(),
  status: refundStatus,
  statusTitle: z.string(),
  proposedBy: z.string(),
  proposedAt: moment,
  decidedBy: z.string().optional(),
  words: z.string().optional(),
  doneAt: moment.optional(),
  /** This actor may be the second person. */
  mayDecide: z.boolean(),
  /** It goes back over the counter: as it came, in cash or by the card. */
  counter: counterMeans.optional(),
  /** This actor may pay it out at the window. */
  mayPayOut: z.boolean(),
})

export const billPageShape = billRow.omit({ refundWaits: true }).extend({
  organName: z.string(),
  lines: z.array(feeLine),
  /** Why the last attempt failed. */
  failure: z.string().optional(),
  attempts: z.number().int(),
  /** What is still owed, and since when the answer is awaited. */
  payingSince: moment.optional(),
  askedAt: moment.optional(),
  endedWhy: z.string().optional(),
  receipt: z.object({ number: z.string() }).optional(),
  movements: z.array(
    z.object({
      kind: movementKind,
      title: z.string(),
      serial: z.string(),
      amount: z.number().int(),
      at: moment,
      means,
      meansTitle: z.string(),
      by: z.string().optional(),
    }),
  ),
  /** What a window takes for it now, in 分; nothing when it is not to be paid. */
  toTake: z.number().int(),
  refunds: z.array(refundShown),
  /** What may still be sent back. */
  refundable: z.number().int(),
  /** The gateway is the stand-in of the demo. */
  standIn: z.boolean(),
  can: z.array(billAct),
})
export type BillPage = z.infer<typeof billPageShape>

export const billInBrief = billPageShape.pick({
  id: true,
  number: true,
  amount: true,
  status: true,
  statusTitle: true,
  dueOn: true,
  failure: true,
  receipt: true,
  can: true,
})

export const checkOutcomes = { equal: '一致', differs: '有差异', failed: '未能对账' } as const

export const dayCheck = z.object({
  day: legalDate,
  checkedAt: moment,
  outcome: z.enum(['equal', 'differs', 'failed']),
  ours: z.number().int(),
  oursNet: z.number().int(),
  theirs: z.number().int(),
  theirsNet: z.number().int(),
  /** Taken less paid back at windows that day; the gateway knows nothing of it. */
  counter: z.number().int(),
  counterNet: z.number().int(),
  open: z.number().int(),
  error: z.string().optional(),
})

export const difference = z.object({
  id,
  day: legalDate,
  kind: movementKind,
  kindTitle: z.string(),
  serial: z.string(),
  number: z.string(),
  billId: id.optional(),
  /** In 分; absent: this side does not have it. */
  ours: z.number().int().optional(),
  theirs: z.number().int().optional(),
  foundAt: moment,
  settled: z.object({ at: moment, by: z.string(), words: z.string() }).optional(),
})

/** What the gateway says about one order: always all of it, so that any answer may come twice, late or in any order. */
export const orderState = z.object({
  order: z.string().max(64),
  state: z.enum(['unknown', 'open', 'failed', 'paid', 'closed']),
  /** The last attempt the gateway has seen. */
  attempt: z.number().int().min(0),
  reason: z.string().max(200).optional(),
  movements: z
    .array(
      z.object({
        kind: movementKind,
        serial: z.string().min(1).max(64),
        amount: z.number().int().positive(),
        at: z.iso.datetime({ offset: true }),
        refund: z.uuid().optional(),
      }),
    )
    .max(200),
  /** Refunds it will not make. */
  refused: z.array(z.object({ refund: z.uuid(), reason: z.string().max(200) })).max(200),
})
export type OrderState = z.infer<typeof orderState>
