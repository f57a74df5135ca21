/** What is wrong with a draft, beside the field it is about: faults of the whole and refused inputs alike go by the way to the field. */
import { createContext, type ReactNode, useContext } from 'react'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import css from './editor.module.css'

const words = workCatalogueWords.doubts

export type Fault = { field: string; message: string }

type Told = { faults: readonly Fault[]; doubts: readonly Fault[] }

const Faults = createContext<Told>({ faults: [], doubts: [] })

/** @param doubts of the list the draft came with: they hinder nothing, but somebody should look */
export function FaultsHere({ faults, doubts, children }: Told & { children: ReactNode }) {
  return <Faults value={{ faults, doubts }}>{children}</Faults>
}

/** What a field of the draft carries: where a list of faults finds it, what is wrong with it, and what the import doubted. */
export type Placed = { id: string; error: string | undefined; hint: ReactNode }

export function useFaultAt(): (path: string, whole?: 'with what is in it') => Placed {
  const { faults, doubts } = useContext(Faults)
  return (path, whole) => {
    const said = (told: readonly Fault[]) =>
      [
        ...new Set(
          told
            .filter(({ field }) => field === path || (whole && field.startsWith(`${path}.`)))
            .map(({ message }) => message),
        ),
      ].join('；') || undefined
    const doubt = said(doubts)
    return {
      id: fieldId(path),
      error: said(faults),
      hint: doubt && <span className={css.doubt}>{words.beside(doubt)}</span>,
    }
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
