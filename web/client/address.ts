/** Splits the flat input of a route into the address, the query and the body it travels in. */

import type { Method } from '#kernel/contract.ts'

export type RouteFace = {
  readonly name: string
  readonly method: Method
  readonly path: string
  readonly body?: 'json' | 'bytes'
  readonly answer?: 'json' | 'file' | 'events' | 'headers'
}

export type Parcel = { url: string; body?: Record<string, unknown>; content?: Blob | Uint8Array }

/** Path parameters fill the path; the rest is the query (GET, DELETE, uploads) or the JSON body. */
export function parcelOf(route: RouteFace, input: Record<string, unknown>): Parcel {
  const rest = { ...input }
  const path = route.path.replace(/:([A-Za-z0-9_]+)/g, (_whole, key: string) => {
    const value = rest[key]
    if (value === undefined || value === null || value === '')
      throw new TypeError(`${route.name} needs ${key} in its address`)
    delete rest[key]
    return encodeURIComponent(String(value))
  })
  if (route.body === 'bytes') {
    const { content, ...query } = rest
    return { url: path + queryOf(query), content: content as Blob | Uint8Array }
  }
  if (route.method === 'GET' || route.method === 'DELETE') return { url: path + queryOf(rest) }
  return { url: path, body: rest }
}

function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(key, String(one))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
