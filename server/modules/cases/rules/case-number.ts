/** The case number 办件编号: item code + date + six digits, at most 50 characters (GB/T 39046-2020: an..50). */

const LONGEST_CODE = 36

/**
 * @param itemCode the item's implementation code (31) or a local one; longer ones are cut, since the running
 *   number alone tells two cases of one day apart
 * @param serial any running number; its last six digits are used
 */
export function caseNumber(itemCode: string, filedOn: string, serial: number): string {
  const code = itemCode.replace(/[^0-9A-Za-z]/g, '').slice(0, LONGEST_CODE)
  return `${code}${filedOn.replaceAll('-', '')}${String(serial % 1_000_000).padStart(6, '0')}`
}
