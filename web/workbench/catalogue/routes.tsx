/** Pages of the catalogue's desks. To add one: a route here, its name in the list, and its tab in `desk-tabs.tsx`. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { workbenchFrame } from '../frame-route.tsx'

const page = () => workbenchFrame

const list = createRoute({
  getParentRoute: page,
  path: 'catalogue',
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'CataloguePage'),
})
const newItem = createRoute({
  getParentRoute: page,
  path: 'catalogue/new',
  component: lazyRouteComponent(() => import('./new-item-page.tsx'), 'NewItemPage'),
})
const item = createRoute({
  getParentRoute: page,
  path: 'catalogue/$itemId',
  component: lazyRouteComponent(() => import('./item-page.tsx'), 'ItemPage'),
})
const version = createRoute({
  getParentRoute: page,
  path: 'catalogue/versions/$versionId',
  component: lazyRouteComponent(() => import('./version-page.tsx'), 'VersionPage'),
})

export const catalogueRoutes = [list, newItem, item, version] as const
