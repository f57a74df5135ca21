import type { Ctx } from '#kernel/ctx.ts'
import type { Affected, ChangeSet } from './change-set-store.ts'
import { actNotOpen, secondPerson } from './contract.ts'
import { mayPublish, writerOf } from './policy.ts'

/** Whoever decides on a set may publish every item in it. */
export function mayDecideSet(ctx: Ctx, items: readonly Affected[]): boolean {
  return items.every((item) => mayPublish(ctx, item))
}

/** The person, not the account or post, who handed it in. */
export function isOwnSet(ctx: Ctx, set: ChangeSet): boolean {
  return set.madeBy === writerOf(ctx.actor)
}

/** @throws actNotOpen, secondPerson */
export function requireWaiting(ctx: Ctx, set: ChangeSet): void {
  if (set.status !== 'waiting') throw actNotOpen({ status: set.status, open: [] })
  if (isOwnSet(ctx, set)) throw secondPerson()
}

export function setActs(ctx: Ctx, set: ChangeSet, items: readonly Affected[]): string[] {
  if (set.status !== 'waiting') return []
  if (isOwnSet(ctx, set)) return ['withdraw-change-set']
  return mayDecideSet(ctx, items) ? ['apply-change-set', 'reject-change-set'] : []
}
