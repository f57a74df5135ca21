import { view } from '#kernel/view.ts'
import { getPublishedItem, quotaWords } from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import { rowStanding } from '../places.ts'
import { QUOTA_ARTICLE } from '../rules/quota.ts'

/** Before anybody applies: how many places are left, and how many applications wait for one. */
export const quotaLeft = view(contract.quotaLeft, {
  async look(ctx, { itemId }) {
    const quota = (await getPublishedItem(ctx, itemId)).content.quotaLimit
    if (!quota) return {}
    const { taken, earlier: waiting } = await rowStanding(ctx, itemId, quota)
    const { places, per, basis, otherwise } = quota
    const left = Math.max(0, places - taken)
    return {
      limit: { places, per, words: quotaWords(quota), basis, otherwise, article: QUOTA_ARTICLE, left, waiting },
    }
  },
})
