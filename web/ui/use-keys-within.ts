import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'

/**
 * Shortcuts for whoever is inside an element: each does what a button in it does as well.
 * The innermost element that knows a key keeps it to itself with `stopPropagation`.
 */
export function useKeysWithin<Within extends HTMLElement>(
  onKey: (event: KeyboardEvent, within: Within) => void,
): RefObject<Within | null> {
  const within = useRef<Within>(null)
  const hear = useEffectEvent(onKey)
  useEffect(() => {
    const element = within.current
    if (!element) return undefined
    const listen = (event: KeyboardEvent) => hear(event, element)
    element.addEventListener('keydown', listen)
    return () => element.removeEventListener('keydown', listen)
  }, [])
  return within
}
