/** Facts about records of broken promises. */
import { id } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'

const about = z.object({ breachId: id, caseId: id, organId: id, regionCode: z.string() })

export const breachRecorded = event('credit.breach-recorded', about)
/** Repaired, or lifted because the objection was right. */
export const breachWasSettled = event('credit.breach-settled', about.extend({ status: z.enum(['repaired', 'lifted']) }))
