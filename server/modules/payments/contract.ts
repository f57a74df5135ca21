/** Fees of cases, from the bill to the receipt. Browser-safe. */
import { fileAnswer, id, legalDate, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { counterMeans } from './shapes.ts'
import { billInBrief, billPageShape, billRow, billStatus, dayCheck, difference } from './shapes.ts'

export * from './contract-shifts.ts'
export * from './shapes.ts'

export const gatewayOff = refusal('payments.gateway-off', 409, '网上缴费还没有开通，请按缴费单到窗口咨询')
/** facts: `status` */
export const nothingToPay = refusal('payments.nothing-to-pay', 409, '这笔费用现在不用支付，请刷新页面查看最新状态')
export const noticeNotSigned = refusal('payments.notice-not-signed', 403, '通知的签名不对')
export const noticeUnreadable = refusal('payments.notice-unreadable', 422, '通知的内容不符合协议')
export const orderUnknown = refusal('payments.order-unknown', 404, '没有这个订单')
/** facts: `most`: what may still be sent back, in 分 */
export const refundTooMuch = refusal('payments.refund-too-much', 422, '退费金额超过了还可以退的金额')
export const refundOwn = refusal('payments.refund-own', 403, '这笔退费是您自己提出的，要由另一位工作人员复核')
export const refundNotOpen = refusal('payments.refund-not-open', 409, '这笔退费已经处理过，请刷新页面')
export const notLapsed = refusal('payments.not-lapsed', 409, '缴费期限还没有过，或者已经不用再缴')
export const dayNotOver = refusal('payments.day-not-over', 422, '这一天还没有到，不能对账')
export const alreadySettled = refusal('payments.already-settled', 409, '这条差异已经处理过，请刷新页面')
/** facts: `owed` in 分 */
export const amountChanged = refusal('payments.amount-changed', 409, '应收金额已经变化，请刷新页面核对后再收')
export const slipMissing = refusal(
  'payments.slip-missing',
  422,
  '刷卡的要填写 POS 签购单上的参考号，6 到 24 位数字或者字母',
)
export const slipUsed = refusal('payments.slip-used', 409, '这个 POS 参考号已经记过一笔，请核对签购单')
export const noReceipt = refusal('payments.no-receipt', 409, '收据正在生成，请稍后再试')

const billId = { id }
const words = z.string().trim().min(5, '请写明理由，至少 5 个字').max(500, '最多 500 个字')
const moved = z.object({ id, status: billStatus })
const always = [notFound, notYours] as const

export const startPayment = route({
  name: 'payments.start-payment',
  method: 'POST',
  path: '/api/bills/:id/payment',
  summary: '去支付',
  permission: 'payments.pay',
  input: z.object(billId),
  /** Where the payer goes: the gateway's page, signed. */
  output: moved.extend({ payUrl: z.string() }),
  refusals: [...always, gatewayOff, nothingToPay],
})

export const askGateway = route({
  name: 'payments.ask-gateway',
  method: 'POST',
  path: '/api/bills/:id/question',
  summary: '向支付平台查询结果',
  permission: 'signed-in',
  input: z.object(billId),
  output: moved,
  refusals: [...always, gatewayOff],
})

export const takeNotice = route({
  name: 'payments.take-notice',
  method: 'POST',
  path: '/api/payment-notices',
  summary: '接收支付平台的通知',
  permission: 'public',
  perMinute: 600,
  input: z.object({
    app: z.string().max(100),
    timestamp: z.string().max(40),
    /** An order's state, as JSON text: what the signature is over. */
    message: z.string().max(100_000),
    signature: z.string().max(200),
  }),
  output: z.object({ taken: z.literal(true), id }),
  refusals: [gatewayOff, noticeNotSigned, noticeUnreadable, orderUnknown],
})

export const lapseBill = route({
  name: 'payments.lapse-bill',
  method: 'POST',
  path: '/api/bills/:id/lapse',
  summary: '逾期未缴',
  permission: 'payments.sweep',
  input: z.object(billId),
  output: moved,
  refusals: [...always, notLapsed],
})

export const renewBill = route({
  name: 'payments.renew-bill',
  method: 'POST',
  path: '/api/bills/:id/renewal',
  summary: '重新开放缴费',
  permission: 'payments.manage',
  input: z.object({ ...billId, dueOn: legalDate, reason: words }),
  output: moved,
  refusals: [...always, notLapsed],
})

export const proposeRefund = route({
  name: 'payments.propose-refund',
  method: 'POST',
  path: '/api/bills/:id/refunds',
  summary: '提出退费',
  permission: 'payments.manage',
  input: z.object({ ...billId, amount: z.number().int().positive('请填写退费金额'), reason: words }),
  output: z.object({ id, refundId: id }),
  refusals: [...always, refundTooMuch],
})

export const decideRefund = route({
  name: 'payments.decide-refund',
  method: 'POST',
  path: '/api/bills/:id/refunds/:refundId/decision',
  summary: '复核退费',
  permission: 'payments.approve-refund',
  input: z.object({ ...billId, refundId: id, agrees: z.boolean(), words: words.optional() }),
  output: z.object({ id, refundId: id }),
  refusals: [...always, refundOwn, refundNotOpen],
})

export const sendRefund = route({
  name: 'payments.send-refund',
  method: 'POST',
  path: '/api/bills/:id/refunds/:refundId/sending',
  summary: '再次发送退费',
  permission: 'payments.sweep',
  input: z.object({ ...billId, refundId: id }),
  output: z.object({ id, refundId: id }),
  refusals: [...always, refundNotOpen],
})

const slip = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{6,24}$/, '参考号是 6 到 24 位数字或者字母')
  .optional()

export const takeAtCounter = route({
  name: 'payments.take-at-counter',
  method: 'POST',
  path: '/api/bills/:id/counter-payment',
  summary: '窗口收费（现金、POS）',
  permission: 'payments.take',
  /** `amount`: what the clerk saw as owed. `slip`: the reference number on the slip of the card terminal. */
  input: z.object({ ...billId, means: counterMeans, amount: z.number().int().positive(), slip }),
  output: moved.extend({ serial: z.string() }),
  refusals: [...always, nothingToPay, amountChanged, slipMissing, slipUsed],
})

export const payBackAtCounter = route({
  name: 'payments.pay-back-at-counter',
  method: 'POST',
  path: '/api/bills/:id/refunds/:refundId/paying-out',
  summary: '窗口退付已经复核的退费',
  permission: 'payments.take',
  input: z.object({ ...billId, refundId: id, slip }),
  output: z.object({ id, refundId: id }),
  refusals: [...always, refundNotOpen, slipMissing, slipUsed],
})

export const checkDay = route({
  name: 'payments.check-day',
  method: 'POST',
  path: '/api/payment-days/:day/check',
  summary: '与支付平台对账',
  permission: 'payments.reconcile',
  input: z.object({ day: legalDate }),
  output: z.object({ day: legalDate }),
  refusals: [gatewayOff, dayNotOver],
})

export const settleDifference = route({
  name: 'payments.settle-difference',
  method: 'POST',
  path: '/api/payment-differences/:id/settlement',
  summary: '处理对账差异',
  permission: 'payments.reconcile',
  input: z.object({ id, words }),
  output: z.object({ id }),
  refusals: [...always, alreadySettled],
})

export const billPage = route({
  name: 'payments.bill-page',
  method: 'GET',
  path: '/api/bills/:id',
  summary: '查看缴费单',
  permission: 'signed-in',
  input: z.object(billId),
  output: billPageShape,
  refusals: [notFound],
})

export const billOf = route({
  name: 'payments.bill-of',
  method: 'GET',
  path: '/api/bills/of/:subjectId',
  summary: '查看一件的缴费',
  permission: 'signed-in',
  input: z.object({ subjectId: id }),
  output: z.object({ bill: billInBrief.optional() }),
})

export const billList = route({
  name: 'payments.bill-list',
  method: 'GET',
  path: '/api/bills',
  summary: '查看缴费列表',
  permission: 'payments.see',
  input: z.object({
    ...pageQuery,
    status: billStatus.optional(),
    /** Only those with a refund that waits for its second person. */
    refunds: z.enum(['waiting']).optional(),
    /** Of the bill or of the case. */
    number: z.string().trim().max(64).optional(),
  }),
  output: pageOf(billRow),
})

export const receiptFile = route({
  name: 'payments.receipt-file',
  method: 'GET',
  path: '/api/bills/:id/receipt',
  summary: '下载缴费收据',
  permission: 'signed-in',
  input: z.object(billId),
  output: fileAnswer,
  answer: 'file',
  refusals: [notFound, noReceipt],
})

export const dayChecks = route({
  name: 'payments.day-checks',
  method: 'GET',
  path: '/api/payment-days',
  summary: '查看对账结果',
  permission: 'payments.reconcile',
  input: z.object(pageQuery),
  output: pageOf(dayCheck),
})

export const differences = route({
  name: 'payments.differences',
  method: 'GET',
  path: '/api/payment-differences',
  summary: '查看对账差异',
  permission: 'payments.reconcile',
  input: z.object({ ...pageQuery, show: z.enum(['open', 'all']).default('open') }),
  output: pageOf(difference),
})

export const gatewayState = route({
  name: 'payments.gateway-state',
  method: 'GET',
  path: '/api/payment-gateway',
  summary: '查看支付平台的连接',
  permission: 'payments.see',
  input: z.object({}),
  output: z.object({ on: z.boolean(), standIn: z.boolean(), host: z.string().optional() }),
})
