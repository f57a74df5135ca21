/** When a fee is collected through the platform, and what waits for it. */
import { z } from 'zod'
import { codeOf, words } from './element-shapes.ts'

export const paymentDueTitles = { acceptance: '受理后缴费', grant: '准予后缴费' } as const
export const paymentHoldsTitles = {
  nothing: '不影响办理',
  grant: '缴费后才作出准予决定',
  delivery: '缴费后才送达',
} as const
export const paymentRefundTitles = {
  withdrawn: '申请人撤回申请',
  denied: '不予许可或者不予办理',
  terminated: '办理终止',
} as const
export type PaymentRefund = keyof typeof paymentRefundTitles

/** Absent: the fee is told in the guide and collected elsewhere. */
export const itemPayment = z.object({
  due: codeOf(paymentDueTitles),
  holds: codeOf(paymentHoldsTitles),
  /** Calendar days to pay in. */
  days: z.number().int().min(1, '至少一天').max(180, '最多 180 天'),
  /** When what was paid goes back. */
  refunds: z.array(codeOf(paymentRefundTitles)).default([]),
  /** The provision or published rule by which it is collected so (行政许可法 art. 58, 59). */
  basis: words(500),
})
export type ItemPayment = z.infer<typeof itemPayment>
