import type { BillStatus } from '#modules/payments/contract.ts'
import type { Tone } from './state-tag.tsx'

export const billTones: Readonly<Record<BillStatus, Tone>> = {
  due: 'warning',
  paying: 'info',
  paid: 'success',
  'part-refunded': 'success',
  refunded: 'neutral',
  cancelled: 'neutral',
  lapsed: 'danger',
}
