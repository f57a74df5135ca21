import { id } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'
import { ledger, outcome } from './contract-objections.ts'

const about = z.object({ orderId: id, caseId: id, organId: id })

export const orderIssued = event('oversight.order-issued', about)
export const orderAnsweredFact = event('oversight.order-answered', about)

const objection = z.object({ objectionId: id, ledger, useId: id })

export const useObjected = event('oversight.use-objected', objection.extend({ organId: id.optional() }))
export const objectionAnsweredFact = event('oversight.objection-answered', objection.extend({ outcome }))
