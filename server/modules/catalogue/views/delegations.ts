import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { delegatesOf, ownBodyHandles } from '../delegation.ts'
import { findPublishedHead } from '../store.ts'

/** Whom one may turn to with this item today. */
export const delegations = view(contract.delegations, {
  async look(ctx, { id }) {
    if (!(await findPublishedHead(ctx, id))) throw contract.itemMissing({ id })
    const delegates = await delegatesOf(ctx, id)
    const organs = await describeOrgans(
      ctx,
      delegates.map((one) => one.organId),
    )
    return {
      own: ownBodyHandles(delegates),
      bodies: delegates.map(({ id: delegationId, regionCode: _, untilOn, ...one }) => ({
        ...one,
        delegationId,
        kindTitle: contract.delegationKinds[one.kind],
        untilOn: untilOn ?? undefined,
        address: organs.get(one.organId)?.address,
        phone: organs.get(one.organId)?.phone,
      })),
    }
  },
})
