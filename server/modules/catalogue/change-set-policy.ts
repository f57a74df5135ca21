import type { Ctx } from '#kernel/ctx.ts'
import type { Affected, ChangeSet } from './change-set-store.ts'
import { actNotOpen, secondPerson } from './contract.ts'
import { mayPublish, writerOf } from './policy.ts'

/** Whoever decides on a set may publish every item in it. */
export function mayDecideSet(ctx: Ctx, items: readonly Affected[]): boolean {
  return items.every((item) => mayPublish(ctx, item))
}

/** @throws actNotOpen, secondPerson */
export function requireWaiting(ctx: Ctx, set: ChangeSet): void {
  if (set.status !== 'waiting') throw actNotOpen({ status: set.status, open: [] })
  if (set.madeBy === writerOf(ctx.actor)) throw secondPerson()
}

export function setActs(ctx: Ctx, set: ChangeSet, items: readonly Affected[]): string[] {
  const decides = set.status === 'waiting' && set.madeBy !== writerOf(ctx.actor) && mayDecideSet(ctx, items)
  return decides ? ['apply-change-set', 'reject-change-set'] : []
}
