/** Who asked, kept with what they held: a list is read as them after they have gone, and fetched while they hold it still. */
import type { Actor, Scope } from '#kernel/actor.ts'

export function askerText({ grants, ...actor }: Actor): string {
  return JSON.stringify({ ...actor, grants: [...grants] })
}

export function askerFrom(text: string): Actor {
  const { grants, ...actor } = JSON.parse(text) as Omit<Actor, 'grants'> & { grants: [string, Scope][] }
  return { ...actor, grants: new Map(grants) }
}

/** Whether nothing `then` reached has been lost since. */
export function stillReaches(now: Actor, then: Actor): boolean {
  return [...then.grants].every(([word, scope]) => within(scope, now.grants.get(word)))
}

/** A body that is now reached through its region alone counts as lost: the file can be asked for again. */
function within(scope: Scope, whole: Scope | undefined): boolean {
  if (!whole) return false
  if (whole.everywhere) return true
  if (scope.everywhere) return false
  const organs = (scope.organs ?? []).every((organ) => whole.organs?.includes(organ))
  return organs && (scope.regions ?? []).every((code) => whole.regions?.some((prefix) => code.startsWith(prefix)))
}
