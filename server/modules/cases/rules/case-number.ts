/** The case number 办件编号: item code + date + six digits, at most 50 characters (GB/T 39046-2020: an..50). */

const LONGEST_CODE = 36

/**
 * Everything before the six digits that the database draws.
 * @param itemCode the item's implementation code (31) or a local one; a longer one is cut, since date and running
 *   number alone tell two cases apart
 */
export function numberPrefix(itemCode: string, filedOn: string): string {
  return `${itemCode.replace(/[^0-9A-Za-z]/g, '').slice(0, LONGEST_CODE)}${filedOn.replaceAll('-', '')}`
}
