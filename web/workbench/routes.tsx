/** Pages of the workbench. To add one: three lines here, and its name in `addChildren`. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'
import { NotFound } from '../ui/states.tsx'

const frame = createRoute({
  getParentRoute: () => rootRoute,
  path: 'work',
  component: lazyRouteComponent(() => import('./frame.tsx'), 'Frame'),
})
const page = () => frame

const home = createRoute({
  getParentRoute: page,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'HomePage'),
})

const lost = createRoute({ getParentRoute: page, path: '$', component: NotFound })

export const workbenchRoutes = frame.addChildren([home, lost])
