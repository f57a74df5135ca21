/** The page of the library of data elements. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { workbenchFrame } from '../../frame-route.tsx'

const page = () => workbenchFrame

const dataElements = createRoute({
  getParentRoute: page,
  path: 'catalogue/data-elements',
  component: lazyRouteComponent(() => import('./data-elements-page.tsx'), 'DataElementsPage'),
})

export const dataElementRoutes = [dataElements] as const
