/** When what another body answers stands for a material: the item says what it must say (国务院关于在线政务服务的若干规定 art. 7). */
import type { ProvingFact } from '../contract.ts'

export function proves(
  { field, equals, atLeast }: Pick<ProvingFact, 'field' | 'equals' | 'atLeast'>,
  said: Readonly<Record<string, string | number | boolean>>,
): boolean {
  const value = said[field]
  if (value === undefined) return false
  if (equals !== undefined) return value === equals
  return atLeast === undefined || (typeof value === 'number' && value >= atLeast)
}
