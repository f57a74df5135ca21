import { action } from '#kernel/action.ts'
import { findApplicant as route } from '../contract.ts'
import { findApplicantBy } from '../find-applicant.ts'

/** An act and not a view: that somebody was looked up by number stands in the audit trail. */
export const findApplicant = action(route, {
  subject: (_, { applicant }) => applicant?.id ?? '',
  run: async (ctx, { identifier }) => ({ applicant: (await findApplicantBy(ctx, identifier)) ?? null }),
})
