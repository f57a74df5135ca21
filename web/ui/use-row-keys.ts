/** j and k walk through the rows of a table, x ticks the row one is on. Enter needs nothing: the opener has the focus. */
import type { RefObject } from 'react'
import { useKeys } from './use-keys.ts'

export function useRowKeys(table: RefObject<HTMLTableElement | null>): void {
  const inRows = (act: (rows: readonly HTMLElement[], at: number) => void) => () => {
    if (!table.current || tableInUse() !== table.current) return false
    const rows = [...table.current.querySelectorAll<HTMLElement>('tbody tr')]
    act(
      rows,
      rows.findIndex((row) => row.contains(document.activeElement)),
    )
    return true
  }
  useKeys({
    j: inRows((rows, at) => focusRow(rows[Math.min(at + 1, rows.length - 1)])),
    k: inRows((rows, at) => focusRow(rows[Math.max(at - 1, 0)])),
    x: inRows((rows, at) => rows[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()),
  })
}

/** The list one is in, otherwise the first of the page. */
function tableInUse(): Element | null {
  return document.activeElement?.closest('[data-keyset]') ?? document.querySelector('[data-keyset]')
}

function focusRow(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>('[data-opener]')?.focus()
}
