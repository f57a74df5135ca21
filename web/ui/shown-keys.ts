/** The keys of the screen one is on, for the list that `?` opens. */
import { useEffect, useSyncExternalStore } from 'react'

export type ShownKey = readonly [key: string, does: string]

const shown = new Map<string, readonly ShownKey[]>()
const listeners = new Set<() => void>()
let now: readonly ShownKey[] = []

function settle(): void {
  now = [...shown.values()].flat()
  for (const listener of listeners) listener()
}

/** Says what the keys of a part of the screen do, as long as it is there. */
export function useShownKeys(part: string, keys: readonly ShownKey[]): void {
  const text = JSON.stringify(keys)
  useEffect(() => {
    shown.set(part, JSON.parse(text) as readonly ShownKey[])
    settle()
    return () => {
      shown.delete(part)
      settle()
    }
  }, [part, text])
}

export function useKeysOfScreen(): readonly ShownKey[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => now,
  )
}
