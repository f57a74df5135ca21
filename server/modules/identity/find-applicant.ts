import type { Ctx } from '#kernel/ctx.ts'
import type { Applicant } from './contract.ts'
import { checkIdNumber } from './rules/id-number.ts'
import { enterpriseApplicant, findApplicantRow, findEnterprise, findPersonByNumber } from './store-people.ts'

/** The person or the enterprise with this number; undefined when nobody of that number is recorded. Callers must be logging acts. */
export async function findApplicantBy(ctx: Ctx, identifier: string): Promise<Applicant | undefined> {
  if (!checkIdNumber(identifier)) {
    const enterprise = await findEnterprise(ctx, { uscc: identifier })
    return enterprise && enterpriseApplicant(enterprise)
  }
  const person = await findPersonByNumber(ctx, identifier)
  return person && findApplicantRow(ctx, 'person', person.id)
}
