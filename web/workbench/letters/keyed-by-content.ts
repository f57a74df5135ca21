/** Parts that have no identity but what they say; the second that says the same is told apart by its count. */
export function keyedByContent<T>(parts: readonly T[]): { key: string; of: T }[] {
  const seen = new Map<string, number>()
  return parts.map((of) => {
    const says = JSON.stringify(of)
    const count = (seen.get(says) ?? 0) + 1
    seen.set(says, count)
    return { key: `${count}:${says}`, of }
  })
}
