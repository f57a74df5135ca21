/** A key no other row of the list has: `material3`. Keys tie filled-in values to their field for ever, so they are never used twice. */
export function unusedKey(stem: string, rows: readonly { key: string }[]): string {
  const taken = new Set(rows.map((row) => row.key))
  let number = rows.length + 1
  while (taken.has(`${stem}${number}`)) number++
  return `${stem}${number}`
}
