/** Who may see and do what about a bad rating. The desk carries `maySee` as SQL. */
import { type RawBuilder, sql } from 'kysely'
import { type Actor, covers, type Scope, scopeOf } from '#kernel/actor.ts'
import type { Step } from './contract.ts'
import { rectificationTable, stepDue } from './rules/rectification.ts'
import { isBad } from './rules/levels.ts'
import type { RatingRow, RectificationRow } from './store.ts'

type Where = Pick<RectificationRow, 'organ_id' | 'region_code'>

const words: Record<'body' | 'supervisor', string> = { body: 'ratings.rectify', supervisor: 'ratings.supervise' }

export function holdsHere(actor: Actor, word: string, loop: Where): boolean {
  return (
    actor.kind !== 'citizen' && covers(scopeOf(actor, word), { organId: loop.organ_id, regionCode: loop.region_code })
  )
}

export function maySee(actor: Actor, loop: Where): boolean {
  return holdsHere(actor, 'ratings.see', loop)
}

/** Those who see the loop of a bad rating see its pictures; those of a good one also the clerk it is about. */
export function maySeePictures(actor: Actor, rating: RatingRow): boolean {
  if (holdsHere(actor, 'ratings.see', rating)) return true
  return !isBad(rating.level) && rating.handler_id === (actor.subjectId ?? actor.id)
}

/** The policy sentence of a step: the body mends, somebody else reviews and visits. */
export function mayTake(step: Step, actor: Actor, loop: Where): boolean {
  const row = rectificationTable.find((one) => one.step === step)!
  return holdsHere(actor, words[row.by], loop)
}

/** The step this actor could take now. */
export function canOf(actor: Actor, loop: RectificationRow): Step[] {
  const step = stepDue(loop.state)
  return step && mayTake(step, actor, loop) ? [step] : []
}

/** The scope of a word as a condition on `organ_id` and `region_code`. */
export function inScope(scope: Scope | undefined): RawBuilder<boolean> {
  if (!scope) return sql`false`
  if (scope.everywhere) return sql`true`
  const regions = (scope.regions ?? []).map((prefix) => `${prefix}%`)
  return sql`(x.organ_id = any(${[...(scope.organs ?? [])]}::uuid[]) or x.region_code like any(${regions}::text[]))`
}
