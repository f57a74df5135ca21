/** Who acts. Facts about posts, organs and regions are the identity module's business; here they are words and scopes. */

/**
 * Where a permission word holds: everywhere, in a set of bodies, or in a region and below.
 * `regions` are code prefixes: `510101` covers every town of that county.
 */
export type Scope = { everywhere?: boolean; organs?: readonly string[]; regions?: readonly string[] }

export type Actor = {
  readonly kind: 'stranger' | 'citizen' | 'staff' | 'system'
  /** The account; for the system, the name of the job or reaction. */
  readonly id: string
  readonly name: string
  /** The person or staff member behind the account. */
  readonly subjectId?: string
  /** For a citizen acting under a mandate: for an enterprise, or for another person. */
  readonly onBehalfOf?: {
    readonly kind: 'enterprise' | 'person'
    readonly id: string
    readonly name: string
    readonly mandateId: string
    /** The only things it is for; absent: it is for all. */
    readonly limitedTo?: readonly string[]
  }
  /** For staff: the post they act from, its body and the region of that body. */
  readonly post?: { readonly id: string; readonly title: string; readonly organId: string; readonly regionCode: string }
  readonly sessionId?: string
  readonly grants: ReadonlyMap<string, Scope>
}

export const stranger: Actor = { kind: 'stranger', id: 'stranger', name: '访客', grants: new Map() }

export function systemActor(name: string): Actor {
  return { kind: 'system', id: `system:${name}`, name: '系统', grants: new Map() }
}

/** Whether the actor holds the word at all; where it holds is the policy sentence's question. */
export function holds(actor: Actor, word: string): boolean {
  if (word === 'public' || actor.kind === 'system') return true
  if (word === 'signed-in') return actor.kind !== 'stranger'
  return actor.grants.has(word)
}

/** Where the actor holds the word; `undefined` when nowhere. The system holds every word everywhere. */
export function scopeOf(actor: Actor, word: string): Scope | undefined {
  return actor.kind === 'system' ? { everywhere: true } : actor.grants.get(word)
}

export function covers(scope: Scope | undefined, place: { organId: string; regionCode: string }): boolean {
  if (!scope) return false
  if (scope.everywhere) return true
  if (scope.organs?.includes(place.organId)) return true
  return scope.regions?.some((prefix) => place.regionCode.startsWith(prefix)) ?? false
}
