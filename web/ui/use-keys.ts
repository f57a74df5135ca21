/** Single keys that do something on this screen: not while one types, not behind a dialog, not together with Ctrl or Alt. */
import { useEffect, useRef } from 'react'
import { isTyping } from './typing.ts'

/** What a key does; `false`: it was not for this one. A key without an act is anybody's. */
export type Keys = Readonly<Record<string, (() => boolean | void) | undefined>>

export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const act = latest.current[event.key]
      if (act && act() !== false) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
