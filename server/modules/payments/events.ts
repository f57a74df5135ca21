import { id, legalDate } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'

const about = z.object({ billId: id, subjectModule: z.string(), subjectId: id })

export const billRaised = event('payments.bill-raised', about)
/** All of it has come, and it is still owed. */
export const billPaid = event('payments.bill-paid', about)
export const billRefunded = event('payments.bill-refunded', about.extend({ returned: z.number().int() }))
export const billLapsed = event('payments.bill-lapsed', about)

/** What is asked of the gateway, outside the act that wants it. */
export const orderToAsk = event('payments.order-to-ask', z.object({ billId: id }))
export const orderToClose = event('payments.order-to-close', z.object({ billId: id }))
export const refundToSend = event('payments.refund-to-send', z.object({ billId: id, refundId: id }))
export const dayToCheck = event('payments.day-to-check', z.object({ day: legalDate }))

export const paymentEvents = [
  billRaised,
  billPaid,
  billRefunded,
  billLapsed,
  orderToAsk,
  orderToClose,
  refundToSend,
  dayToCheck,
]
