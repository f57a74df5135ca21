/** Cells of exported files: text that a spreadsheet must never take for a formula. */

export type Cell = string | number | undefined

/** A spreadsheet would run it: `=HYPERLINK(…)`, `+…`, `-…`, `@…`, or one of these behind a tab or a line break. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n]/.test(text)
}

/** One line of a CSV file (RFC 4180). What looks like a formula gets an apostrophe before it; numbers stay numbers. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = looksLikeFormula(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
