import { action } from '#kernel/action.ts'
import { getCaseForRating } from '#modules/cases/index.ts'
import * as contract from '../contract.ts'
import { giveRating } from '../give-rating.ts'
import { ownRatingFacts } from '../own-rating.ts'

/** One case, one rating (一事一评), by its applicant once it is decided. */
export const rateCase = action(contract.rateCase, {
  load: (ctx, { caseId }) => getCaseForRating(ctx, caseId),
  async run(ctx, input, file) {
    if (!file.own) throw contract.notTheRater()
    const rating = await giveRating(ctx, file, input, { accountId: ctx.actor.id, channel: input.channel })
    return ownRatingFacts(ctx, rating)
  },
})
