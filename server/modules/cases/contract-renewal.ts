/** Changing and renewing a licence (行政许可法 art. 49, 50). */
import { id, legalDate, route } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import { moved, status } from './shapes.ts'

export const concernTitles = { change: '变更', renew: '延续' } as const
export const concernKind = z.enum(['change', 'renew'])

/** The licence an application is about. */
export const concern = z.object({ kind: concernKind, licenceId: id })

/** Performed by the daily sweep: no decision before the licence ended counts as its renewal (art. 50(2)). */
export const deemRenewed = route({
  name: 'cases.deem-renewed',
  method: 'POST',
  path: '/api/cases/:caseId/deemed-renewal',
  summary: '逾期未作决定视为准予延续',
  permission: 'cases.sweep',
  input: z.object({ caseId: id }),
  output: moved.extend({ licenceId: id.optional() }),
  refusals: [notFound, notYours, refusals.actNotOpen, refusals.renewalNotDue, refusals.licenceNotFitting],
})

/** What the holder may apply for about one of their licences, and until when. */
export const licenceServices = route({
  name: 'cases.licence-services',
  method: 'GET',
  path: '/api/my/licences/:licenceId/services',
  summary: '这份证照可以办理的变更和延续',
  permission: 'cases.file',
  input: z.object({ licenceId: id }),
  output: z.object({
    /** The item to apply with; absent where the licence did not come from a case of this platform, or is not in force. */
    itemId: id.optional(),
    renewal: z
      .object({
        /** `late`: the thirty days before the end have begun. */
        time: z.enum(['early', 'open', 'late', 'over']),
        /** The last day on which applying is in time. */
        lastDay: legalDate,
        validTo: legalDate,
      })
      .optional(),
    running: z.array(z.object({ caseId: id, kind: concernKind, status, statusTitle: z.string() })),
  }),
  refusals: [notFound],
})
