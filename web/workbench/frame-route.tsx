/** The route that all pages of the workbench stand in. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'

export const workbenchFrame = createRoute({
  getParentRoute: () => rootRoute,
  path: 'work',
  component: lazyRouteComponent(() => import('./frame.tsx'), 'Frame'),
})
