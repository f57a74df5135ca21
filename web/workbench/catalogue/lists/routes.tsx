/** Pages where public lists are asked for. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { workbenchFrame } from '../../frame-route.tsx'

const page = () => workbenchFrame

const lists = createRoute({
  getParentRoute: page,
  path: 'catalogue/lists',
  component: lazyRouteComponent(() => import('./lists-page.tsx'), 'ListsPage'),
})
const newList = createRoute({
  getParentRoute: page,
  path: 'catalogue/lists/new',
  component: lazyRouteComponent(() => import('./list-builder-page.tsx'), 'NewListPage'),
})
const oneList = createRoute({
  getParentRoute: page,
  path: 'catalogue/lists/$listKey',
  component: lazyRouteComponent(() => import('./list-builder-page.tsx'), 'ListBuilderPage'),
})

export const listRoutes = [lists, newList, oneList] as const
