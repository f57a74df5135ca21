import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { findPhoneOfAccount, getApplicant } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { holdsHere } from '../policy.ts'
import { findBadRating } from '../store.ts'

/** Who gave a bad rating, for the return visit: every look is on record. */
export const raterOf = view(contract.raterOf, {
  async look(ctx, { id }) {
    const found = await findBadRating(ctx, id)
    if (!found || !holdsHere(ctx.actor, 'ratings.see-rater', found.loop)) throw notFound()
    const { applicant_kind: kind, applicant_id: applicantId, account_id: accountId } = found.rating
    const { name } = await getApplicant(ctx, { kind, id: applicantId })
    return { name, phone: accountId ? await findPhoneOfAccount(ctx, accountId) : undefined }
  },
  personal: (_, { id }) => [{ subject: id, fields: ['name', 'phone'] }],
})
