/** Where somebody wants to have things done: a county of the city, or the whole of it. Remembered on this device. */
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { regionList } from '#modules/vocabulary/contract.ts'
import { call } from '../client/call.ts'

export type Place = { code: string; name: string }

const remembered = 'onewindow.place'
const listeners = new Set<() => void>()
let place: Place | undefined = readRemembered()

function readRemembered(): Place | undefined {
  try {
    const value = JSON.parse(localStorage.getItem(remembered) ?? 'null') as Place | null
    return value && /^\d{12}$/.test(value.code) ? value : undefined
  } catch {
    return undefined
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Undefined: no place chosen, the whole city. */
export function usePlace(): Place | undefined {
  return useSyncExternalStore(
    subscribe,
    () => place,
    () => undefined,
  )
}

export function choosePlace(next: Place | undefined): void {
  place = next
  try {
    if (next) localStorage.setItem(remembered, JSON.stringify(next))
    else localStorage.removeItem(remembered)
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

/** The places to choose from: below the topmost region that has several. */
export function usePlaces(): readonly Place[] {
  const { data } = useQuery({ queryKey: ['places'], queryFn: placesBelow, staleTime: Number.POSITIVE_INFINITY })
  return data ?? []
}

const deepest = 4

async function placesBelow(): Promise<Place[]> {
  let parent: string | undefined
  for (let level = 0; level < deepest; level++) {
    const { rows } = await call(regionList, { parent })
    if (rows.length !== 1) return rows.map(({ code, name }) => ({ code, name }))
    parent = rows[0]!.code
  }
  return []
}
