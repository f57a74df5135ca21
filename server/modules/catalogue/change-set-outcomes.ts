/** What a set of edits makes of its items, their routes included. */
import type { Ctx } from '#kernel/ctx.ts'
import { type Affected, type Outcome, outcomeOf } from './change-set-store.ts'
import type { BulkEdit } from './contract.ts'
import { routeFaultsOf } from './version-faults.ts'

export async function outcomesOf<T extends Affected>(
  ctx: Ctx,
  items: readonly T[],
  edits: readonly BulkEdit[],
): Promise<{ item: T; outcome: Outcome }[]> {
  const made = items.map((item) => ({ item, outcome: outcomeOf(item, edits) }))
  const changed = made.flatMap(({ item, outcome: { content } }) => (content ? [{ item, content }] : []))
  const faults = await routeFaultsOf(
    ctx,
    changed.map(({ item, content }) => ({ content, organId: item.organId })),
  )
  const wrong = new Map(changed.map(({ item }, at) => [item, faults[at] ?? []]))
  return made.map(({ item, outcome }) => {
    const found = wrong.get(item) ?? []
    if (found.length === 0) return { item, outcome }
    const leftOutBecause = `改后审批流程不符合要求：${found.map(({ message }) => message).join('；')}`
    return { item, outcome: { differences: outcome.differences, leftOutBecause } }
  })
}
