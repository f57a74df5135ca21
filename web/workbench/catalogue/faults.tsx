/** What is wrong with a draft, beside the field it is about: faults of the whole and refused inputs alike go by the way to the field. */
import { createContext, type ReactNode, useContext } from 'react'
import css from './editor.module.css'

export type Fault = { field: string; message: string }

const Faults = createContext<readonly Fault[]>([])

export function FaultsHere({ faults, children }: { faults: readonly Fault[]; children: ReactNode }) {
  return <Faults value={faults}>{children}</Faults>
}

/** What a field of the draft carries: where a list of faults finds it, and what is wrong with it. */
export type Placed = { id: string; error: string | undefined }

export function useFaultAt(): (path: string, whole?: 'with what is in it') => Placed {
  const faults = useContext(Faults)
  return (path, whole) => {
    const messages = faults
      .filter(({ field }) => field === path || (whole && field.startsWith(`${path}.`)))
      .map((fault) => fault.message)
    return { id: fieldId(path), error: messages.length > 0 ? [...new Set(messages)].join('；') : undefined }
  }
}

export const fieldId = (path: string) => `draft-${path.replaceAll('.', '-')}`

/** A fault of a row or a section as a whole. @param anchored false where the row itself is what one is led to */
export function FaultHere({ path, anchored = true }: { path: string; anchored?: boolean }) {
  const { id, error } = useFaultAt()(path)
  if (!error) return null
  return (
    <p id={anchored ? id : undefined} tabIndex={-1} className={css.fault}>
      {error}
    </p>
  )
}

/** Brings the field under the eyes; a fault deeper than any field leads to the row it is in. */
export function reach(path: string): void {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const target = document.getElementById(fieldId(parts.slice(0, length).join('.')))
    if (!target) continue
    const control = target.querySelector<HTMLElement>('input, select, textarea') ?? target
    for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
      fold.open = true
    target.scrollIntoView({ block: 'center' })
    control?.focus({ preventScroll: true })
    return
  }
}
