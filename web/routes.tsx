/** All pages: the three faces under one root. */
import { createRouter, type RouterHistory } from '@tanstack/react-router'
import { portalRoutes } from './portal/routes.tsx'
import { rootRoute } from './root.tsx'
import { screenRoutes } from './screens/routes.tsx'
import { NotFound, PageBroken, Waiting } from './ui/states.tsx'
import { workbenchRoutes } from './workbench/routes.tsx'

const routeTree = rootRoute.addChildren([portalRoutes, workbenchRoutes, screenRoutes])

/** @param history absent: the browser's own */
export function newRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: PageBroken,
    scrollRestoration: history === undefined,
    // Plain words in the address: the router's own way would write a number that is a word in quotes.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: queryText,
  })
}

export type PageRouter = ReturnType<typeof newRouter>

function queryText(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

declare module '@tanstack/react-router' {
  interface Register {
    router: PageRouter
  }
}
