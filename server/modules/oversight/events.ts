import { id } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'

const about = z.object({ orderId: id, caseId: id, organId: id })

export const orderIssued = event('oversight.order-issued', about)
export const orderAnsweredFact = event('oversight.order-answered', about)
