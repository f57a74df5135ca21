/** Pages of the catalogue's desks. To add one: a route here, its name in the list, and its tab in `desk-tabs.tsx`. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { workbenchFrame } from '../frame-route.tsx'
import { dataElementRoutes } from './data-elements/routes.tsx'
import { levelRoutes } from './levels/routes.tsx'
import { lexiconRoutes } from './lexicon/routes.tsx'
import { listRoutes } from './lists/routes.tsx'

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

const imports = createRoute({
  getParentRoute: page,
  path: 'catalogue/imports',
  component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
})
const oneImport = createRoute({
  getParentRoute: page,
  path: 'catalogue/imports/$importId',
  component: lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage'),
})
const changeSets = createRoute({
  getParentRoute: page,
  path: 'catalogue/change-sets',
  component: lazyRouteComponent(() => import('./change-sets/change-sets-page.tsx'), 'ChangeSetsPage'),
})
const newChangeSet = createRoute({
  getParentRoute: page,
  path: 'catalogue/change-sets/new',
  component: lazyRouteComponent(() => import('./change-sets/new-change-set-page.tsx'), 'NewChangeSetPage'),
})
const changeSet = createRoute({
  getParentRoute: page,
  path: 'catalogue/change-sets/$changeSetId',
  component: lazyRouteComponent(() => import('./change-sets/change-set-page.tsx'), 'ChangeSetPage'),
})
const completeness = createRoute({
  getParentRoute: page,
  path: 'catalogue/completeness',
  component: lazyRouteComponent(() => import('./completeness/completeness-page.tsx'), 'CompletenessPage'),
})

const compare = createRoute({
  getParentRoute: page,
  path: 'catalogue/$itemId/compare',
  component: lazyRouteComponent(() => import('./versions/compare-page.tsx'), 'ComparePage'),
})
const calendar = createRoute({
  getParentRoute: page,
  path: 'catalogue/calendar',
  component: lazyRouteComponent(() => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
})

export const catalogueRoutes = [
  list,
  newItem,
  item,
  version,
  compare,
  calendar,
  imports,
  oneImport,
  changeSets,
  newChangeSet,
  changeSet,
  completeness,
  ...levelRoutes,
  ...listRoutes,
  ...lexiconRoutes,
  ...dataElementRoutes,
] as const
