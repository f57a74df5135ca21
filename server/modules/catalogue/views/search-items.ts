import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { searchPublished } from '../search/published.ts'

/** Items for a question in anybody's own words, best first. */
export const searchItems = view(contract.searchItems, {
  look(ctx, { q, limit, region, audience }) {
    return searchPublished(ctx, q, { limit, region, audience })
  },
})
