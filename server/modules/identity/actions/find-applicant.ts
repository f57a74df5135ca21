import { action } from '#kernel/action.ts'
import { type Applicant, findApplicant as route } from '../contract.ts'
import { checkIdNumber } from '../rules/id-number.ts'
import { enterpriseApplicant, findApplicantRow, findEnterprise, findPersonByNumber } from '../store-people.ts'

/** An act and not a view: that somebody was looked up by number stands in the audit trail. */
export const findApplicant = action(route, {
  subject: (_, { applicant }) => applicant?.id ?? '',
  async run(ctx, { identifier }) {
    if (!checkIdNumber(identifier)) {
      const enterprise = await findEnterprise(ctx, { uscc: identifier })
      return { applicant: enterprise ? enterpriseApplicant(enterprise) : null }
    }
    const person = await findPersonByNumber(ctx, identifier)
    const applicant: Applicant | undefined = person && (await findApplicantRow(ctx, 'person', person.id))
    return { applicant: applicant ?? null }
  },
})
