import { view } from '#kernel/view.ts'
import { describeRegions } from '#modules/vocabulary/index.ts'
import * as contract from '../contract.ts'
import { organsSeen } from '../policy.ts'

/** What the pickers of place and body may offer this caller. */
export const insightPlaces = view(contract.insightPlaces, {
  async look(ctx) {
    const organs = await organsSeen(ctx, {})
    const codes = [...new Set(organs.map((organ) => organ.regionCode))].toSorted()
    const regions = await describeRegions(ctx, codes)
    return {
      regions: codes.map((code) => ({ code, name: regions.get(code)?.name ?? code })),
      organs: organs.map(({ id, name, regionCode: region }) => ({ id, name, region })),
    }
  },
})
