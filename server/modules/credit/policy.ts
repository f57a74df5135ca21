/** Whose record it is, and which body keeps it. */
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { actingWhollyFor } from '#modules/identity/index.ts'
import { listOrgans } from '#modules/organs/index.ts'
import type { BreachRow } from './store.ts'

type Whose = Pick<BreachRow, 'applicant_kind' | 'applicant_id'>
type Where = Pick<BreachRow, 'organ_id' | 'region_code'>

export function isWhose(actor: Actor, { applicant_kind, applicant_id }: Whose): boolean {
  const self = actingWhollyFor({ actor })
  return self !== undefined && self.kind === applicant_kind && self.id === applicant_id
}

export function mayAnswer(actor: Actor, { organ_id, region_code }: Where): boolean {
  return (
    actor.kind !== 'citizen' && covers(scopeOf(actor, 'credit.decide'), { organId: organ_id, regionCode: region_code })
  )
}

/** The bodies whose records the actor sees; a record's region is its body's. */
export async function organsSeen(ctx: Ctx): Promise<string[]> {
  const scope = scopeOf(ctx.actor, 'credit.see')
  const organs = await listOrgans(ctx)
  return organs.filter(({ id, regionCode }) => covers(scope, { organId: id, regionCode })).map((organ) => organ.id)
}
