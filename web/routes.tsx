/** All pages: the three faces under one root. */
import { createRouter } from '@tanstack/react-router'
import { portalRoutes } from './portal/routes.tsx'
import { rootRoute } from './root.tsx'
import { screenRoutes } from './screens/routes.tsx'
import { NotFound, PageBroken, Waiting } from './ui/states.tsx'
import { workbenchRoutes } from './workbench/routes.tsx'

export const router = createRouter({
  routeTree: rootRoute.addChildren([portalRoutes, workbenchRoutes, screenRoutes]),
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageBroken,
  scrollRestoration: true,
  // Plain words in the address: the router's own way would write a number that is a word in quotes.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: queryText,
})

function queryText(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
