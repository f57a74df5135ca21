/** Who may see and send rows: what their words cover of the region. Lists carry the same sentence as SQL. */
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Scope, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { ExchangeRow } from './store.ts'

type Where = Pick<ExchangeRow, 'region_code'>

function coversRegion(scope: Scope | undefined, { region_code }: Where): boolean {
  return (
    scope !== undefined && (scope.everywhere || (scope.regions ?? []).some((prefix) => region_code.startsWith(prefix)))
  )
}

export function holdsHere(actor: Actor, word: string, row: Where): boolean {
  return coversRegion(scopeOf(actor, word), row)
}

/** The scope of a word as a condition on `r.region_code`. */
export function inScope({ actor }: Pick<Ctx, 'actor'>, word: string): RawBuilder<boolean> {
  return scopeCovers(scopeOf(actor, word))
}

/** The same for a reach that was written down. */
export function scopeCovers(scope: Pick<Scope, 'everywhere' | 'regions'> | undefined): RawBuilder<boolean> {
  if (scope?.everywhere) return sql`true`
  return sql`r.region_code like any(${(scope?.regions ?? []).map((prefix) => `${prefix}%`)}::text[])`
}

const sendable = ['sent', 'accepted', 'refused', 'invalid', 'dead'] as const
const mendable = ['refused', 'invalid'] as const

export const isMendable = (row: Pick<ExchangeRow, 'state'>): boolean => mendable.some((state) => state === row.state)

/** What this actor may do with a row now. */
export function canOf(ctx: Pick<Ctx, 'actor' | 'config'>, row: ExchangeRow): ('resend' | 'mend' | 'open')[] {
  const operates = ctx.config.exchangeUrl !== undefined && holdsHere(ctx.actor, 'exchange.operate', row)
  const erased = row.sealed_values === null
  const resends = operates && !erased && sendable.some((state) => state === row.state)
  return [
    ...(resends ? (['resend'] as const) : []),
    ...(operates && isMendable(row) ? (['mend'] as const) : []),
    ...(!erased && holdsHere(ctx.actor, 'exchange.open', row) ? (['open'] as const) : []),
  ]
}
