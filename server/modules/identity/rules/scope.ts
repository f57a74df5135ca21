/** From a role's reach to the places where a word holds. */

export type Reach = 'own' | 'own-organ' | 'own-region' | 'everywhere'
export type Place = { organId: string; coversOrgans: readonly string[]; regionPrefix: string }
export type Scope = { everywhere?: boolean; organs?: readonly string[]; regions?: readonly string[] }

/** A citizen has no place: whatever the reach, the policy sentence finds what is theirs. */
export function scopeOfReach(reach: Reach, place?: Place): Scope {
  if (reach === 'everywhere') return { everywhere: true }
  if (!place || reach === 'own') return {}
  return reach === 'own-organ' ? { organs: [place.organId, ...place.coversOrgans] } : { regions: [place.regionPrefix] }
}

/** A post with two roles reaches wherever either of them does. */
export function union(one: Scope | undefined, other: Scope): Scope {
  if (!one) return other
  if (one.everywhere || other.everywhere) return { everywhere: true }
  return {
    ...(one.organs || other.organs ? { organs: [...new Set([...(one.organs ?? []), ...(other.organs ?? [])])] } : {}),
    ...(one.regions || other.regions
      ? { regions: [...new Set([...(one.regions ?? []), ...(other.regions ?? [])])] }
      : {}),
  }
}
