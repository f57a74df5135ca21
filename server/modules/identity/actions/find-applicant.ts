import { action } from '#kernel/action.ts'
import { findApplicant as route } from '../contract.ts'
import { findApplicantBy } from '../find-applicant.ts'
import { findApplicantRow, findEnterprise, findPerson } from '../store-people.ts'

/** An act and not a view: that somebody was looked up stands in the audit trail. */
export const findApplicant = action(route, {
  subject: (_, { applicant }) => applicant?.id ?? '',
  async run(ctx, { identifier, personId }) {
    const applicant = personId
      ? await findApplicantRow(ctx, 'person', personId)
      : await findApplicantBy(ctx, identifier!)
    if (applicant?.kind === 'person') return { applicant, identityLevel: (await findPerson(ctx, applicant.id))?.level }
    const enterprise = applicant && (await findEnterprise(ctx, { id: applicant.id }))
    return { applicant: applicant ?? null, legalRepresentative: enterprise?.legal_representative ?? undefined }
  },
})
