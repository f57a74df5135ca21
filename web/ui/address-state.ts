/** Lists remember their filters in the address, so that going back and sharing a link work. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type AddressState = Readonly<Record<string, string | undefined>>

/** The query of the address as plain words, and a way to change some of them; `undefined` or `''` takes one away. */
export function useAddressState(): [AddressState, (change: AddressState) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const state: AddressState = Object.fromEntries(
    Object.entries(search).map(([key, value]) => [key, value === undefined ? undefined : String(value)]),
  )
  const change = useCallback(
    (next: AddressState) => {
      void navigate({
        to: '.',
        replace: true,
        search: ((before: Record<string, unknown>) => withoutNothing({ ...before, ...next })) as never,
      })
    },
    [navigate],
  )
  return [state, change]
}

function withoutNothing(search: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}
