import { action } from '#kernel/action.ts'
import { mayDecideSet, requireWaiting } from '../change-set-policy.ts'
import { decideChangeSet, itemsOfSet, lockChangeSet, noteLeftOut, publishChanged } from '../change-set-store.ts'
import { outcomesOf } from '../change-set-outcomes.ts'
import * as contract from '../contract.ts'
import { versionPublished } from '../events.ts'
import { recordVersionActs } from '../version-history.ts'

/** The second person carries the set out: each item gets its next version; what changed meanwhile is left out and says why. */
export const applyChangeSet = action(contract.applyChangeSet, {
  async load(ctx, { id }) {
    const set = await lockChangeSet(ctx, id)
    return { set, items: await itemsOfSet(ctx, id, true) }
  },
  allow: (ctx, { items }) => mayDecideSet(ctx, items),
  async run(ctx, { id }, { set, items }) {
    requireWaiting(ctx, set)
    const outcomes = await outcomesOf(ctx, items, set.edits)
    const made = outcomes.flatMap(({ item, outcome: { content } }) =>
      content ? [{ itemId: item.itemId, baseId: item.baseId!, content }] : [],
    )
    const left = outcomes.flatMap(({ item: { itemId }, outcome: { leftOutBecause } }) =>
      leftOutBecause ? [{ itemId, because: leftOutBecause }] : [],
    )
    const versions = await publishChanged(ctx, id, set.madeBy, made)
    const why = `${set.title}：${set.reason}`
    const bases = made.map((one) => one.baseId)
    await recordVersionActs(ctx, bases, 'supersede', why)
    await recordVersionActs(ctx, [...versions.values()], 'publish', why)
    await noteLeftOut(ctx, id, left)
    await decideChangeSet(ctx, id, 'applied')
    for (const { itemId, organId, regionCode } of items) {
      const versionId = versions.get(itemId)
      if (versionId) ctx.emit(versionPublished, { itemId, versionId, organId, regionCode })
    }
    return { id, status: 'applied' as const, published: made.length, leftOut: left.length }
  },
})
