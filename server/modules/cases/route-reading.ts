/** The routes of published versions, read once in a process. */
import { readRoute, type Route } from '#modules/routes/index.ts'

const READ_AT_MOST = 500
const read = new Map<string, Promise<Route>>()

/** The route drawn in this text; the same text gives the same route. */
export function routeIn(xml: string): Promise<Route> {
  const known = read.get(xml)
  if (known) return known
  const route = readRoute(xml)
  for (const old of [...read.keys()].slice(0, Math.max(0, read.size - READ_AT_MOST + 1))) read.delete(old)
  read.set(xml, route)
  return route
}
