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
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
