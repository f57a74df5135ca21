import { useState } from 'react'
import type { View } from './hooks.ts'

/** Like `keepPrevious`, also where the next answer cannot be had: what is being filled in on top of the last one must not vanish. */
export function useLastAnswer<T>(view: View<T>): View<T> {
  const [last, setLast] = useState(view.data)
  if (view.data !== undefined && view.data !== last) setLast(view.data)
  return { ...view, data: view.data ?? last }
}
