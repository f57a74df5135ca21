/** Whose figures an actor sees: those of the bodies that `insight.see` covers. A case's region is its body's. */
import { type Actor, covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { listOrgans, type Organ, regionPrefix } from '#modules/organs/index.ts'

export function maySeeFiguresOf(actor: Actor, organ: { id: string; regionCode: string }): boolean {
  return (
    actor.kind !== 'citizen' &&
    covers(scopeOf(actor, 'insight.see'), { organId: organ.id, regionCode: organ.regionCode })
  )
}

export type Place = { region?: string; organId?: string }

/** The bodies of a place whose figures the actor may see; every query is over these alone. */
export async function organsSeen(ctx: Ctx, { region, organId }: Place): Promise<Organ[]> {
  const within = region === undefined ? '' : regionPrefix(region)
  const organs = await listOrgans(ctx)
  return organs.filter(
    (organ) =>
      maySeeFiguresOf(ctx.actor, organ) &&
      organ.regionCode.startsWith(within) &&
      (organId === undefined || organ.id === organId),
  )
}
