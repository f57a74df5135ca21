/** Puts the focus where the hands go on: the first question without an answer, else the button that leads on. */
import { type RefObject, useEffect, useRef } from 'react'

/** @param at the step one is on; the focus moves each time it becomes another, `undefined`: it stays where it is */
export function useFocusFirst(within: RefObject<HTMLElement | null>, at: string | undefined): void {
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (last.current === at) return
    last.current = at
    if (at !== undefined && within.current) firstOpen(within.current)?.focus()
  }, [within, at])
}

function firstOpen(root: HTMLElement): HTMLElement | undefined {
  const controls = [...root.querySelectorAll<HTMLInputElement>('input, select, textarea')]
  return controls.find((one) => !one.disabled && isOpen(root, one)) ?? leadsOn(root)
}

/** The button that leads on from a step: the last one that is marked as the first choice. */
export function leadsOn(root: HTMLElement): HTMLButtonElement | undefined {
  return [...root.querySelectorAll<HTMLButtonElement>('button.ant-btn-primary')].findLast((one) => !one.disabled)
}

function isOpen(root: HTMLElement, control: HTMLInputElement): boolean {
  if (control.type === 'checkbox' || control.type === 'file') return false
  if (control.type === 'radio') return !root.querySelector(`input[name="${CSS.escape(control.name)}"]:checked`)
  return control.value === ''
}
