import { view } from '#kernel/view.ts'
import { getItemToFile } from '#modules/catalogue/index.ts'
import { applicantOf } from '#modules/identity/index.ts'
import { offerTo } from '../commitment.ts'
import * as contract from '../contract.ts'

/** What this applicant could promise for this item, and why they may not if so. */
export const commitmentOffer = view(contract.commitmentOffer, {
  async look(ctx, { itemId, organId }) {
    const version = await getItemToFile(ctx, itemId, organId)
    return version.content.commitment ? offerTo(ctx, version, await applicantOf(ctx)) : { excluded: [] }
  },
})
