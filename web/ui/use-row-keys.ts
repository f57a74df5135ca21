/** j and k walk through the rows of a table, x ticks the row one is on. Enter needs nothing: the opener has the focus. */
import { type RefObject, useEffect } from 'react'

export function useRowKeys(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !table.current) return
      if (document.querySelector('dialog[open]') || tableInUse() !== table.current) return
      const rows = [...table.current.querySelectorAll<HTMLElement>('tbody tr')]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      if (event.key === 'j') focusRow(rows[Math.min(at + 1, rows.length - 1)])
      else if (event.key === 'k') focusRow(rows[Math.max(at - 1, 0)])
      else if (event.key === 'x') rows[at]?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [table])
}

/** The list one is in, otherwise the first of the page. */
function tableInUse(): Element | null {
  return document.activeElement?.closest('[data-keyset]') ?? document.querySelector('[data-keyset]')
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox'
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}

function focusRow(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>('[data-opener]')?.focus()
}
