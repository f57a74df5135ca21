import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { publish } from '../publishing.ts'
import { lockVersion } from '../store.ts'

/** The day of a checked version has come. */
export const putVersionInForce = action(contract.putVersionInForce, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  async run(ctx, { id }, version) {
    if (version.status !== 'scheduled' || version.effective_on! > ctx.today)
      throw contract.actNotOpen({ status: version.status, effectiveOn: version.effective_on ?? undefined })
    await publish(ctx, version, '到达生效日期')
    return { id, status: 'published' as const }
  },
})
