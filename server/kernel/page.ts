/**
 * Cuts a page from what was asked for it: one row more than it holds, which tells whether another page follows.
 *
 * @param found at most `limit + 1` rows in the order of the list
 * @param placeOf where the next page begins, read from the last row of this one: the list's `after`
 */
export function cutPage<Row>(
  found: readonly Row[],
  limit: number,
  placeOf: (last: Row) => string,
): { page: Row[]; next: string | undefined } {
  const page = found.slice(0, limit)
  return { page, next: found.length > limit ? placeOf(page.at(-1)!) : undefined }
}
