/** What makes the collecting of a fee unfit to be published. */
import type { ItemContent } from '../contract.ts'
import type { Fault } from './fault.ts'

/** 行政许可法 art. 58, 59: only what a law or regulation lets be charged, by the published items and standards. */
export function paymentFaults({ payment, fees, handling, commitment, instantApproval }: ItemContent): Fault[] {
  if (!payment) return []
  const faults: Fault[] = []
  if (fees.every(({ amount = 0 }) => amount === 0))
    faults.push({ field: 'fees', message: '要在线缴费的事项，至少要有一项写明金额的收费' })
  fees.forEach(({ amount = 0, basis }, at) => {
    if (amount > 0 && basis.trim() === '')
      faults.push({ field: `fees.${at}.basis`, message: '收费应当有法律、行政法规的依据（《行政许可法》第五十八条）' })
  })
  if (payment.holds === 'grant' && payment.due !== 'acceptance')
    faults.push({ field: 'payment.holds', message: '准予后才缴费的，不能等缴费以后再作准予决定' })
  if (payment.holds === 'grant' && (handling === 'instant' || commitment || instantApproval))
    faults.push({
      field: 'payment.holds',
      message: '即办、秒批和告知承诺的事项当场作出决定，不能等缴费以后再作决定，请选择缴费后才送达',
    })
  return faults
}
