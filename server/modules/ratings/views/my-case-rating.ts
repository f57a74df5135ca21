import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { getCaseForRating } from '#modules/cases/index.ts'
import * as contract from '../contract.ts'
import { ownRatingFacts } from '../own-rating.ts'
import { findRatingOfCase } from '../store.ts'

export const myCaseRating = view(contract.myCaseRating, {
  async look(ctx, { caseId }) {
    const file = await getCaseForRating(ctx, caseId)
    if (!file.own) throw notFound()
    const rating = await findRatingOfCase(ctx, caseId)
    if (rating) return { mayRate: false, rating: await ownRatingFacts(ctx, rating) }
    return { mayRate: contract.rateableStatuses.includes(file.status) }
  },
})
