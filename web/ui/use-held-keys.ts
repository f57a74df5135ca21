/** Keys pressed together with Alt or Ctrl: they work while one types, and not behind a dialog unless it is theirs too. */
import { useEffect, useEffectEvent } from 'react'

/** What each does: `Alt+N`, `Ctrl+Enter`. */
export type HeldKeys = Readonly<Record<string, (() => void) | undefined>>

export function useHeldKeys(keys: HeldKeys, { inDialogs = false }: { inDialogs?: boolean } = {}): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || (!inDialogs && document.querySelector('dialog[open]'))) return
    const held = event.altKey ? 'Alt' : event.ctrlKey || event.metaKey ? 'Ctrl' : undefined
    // With Alt some keyboards write another character: the key itself is meant.
    const key = event.code.startsWith('Key') ? event.code.slice(3) : event.key
    const act = held && keys[`${held}+${key}`]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
