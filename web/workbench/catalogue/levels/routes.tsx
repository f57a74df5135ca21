/** Pages about one item at several levels. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { workbenchFrame } from '../../frame-route.tsx'

const page = () => workbenchFrame

const rules = createRoute({
  getParentRoute: page,
  path: 'catalogue/levels',
  component: lazyRouteComponent(() => import('./levels-page.tsx'), 'LevelsPage'),
})
const report = createRoute({
  getParentRoute: page,
  path: 'catalogue/levels/$ruleId',
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
})
const tasks = createRoute({
  getParentRoute: page,
  path: 'catalogue/tasks',
  component: lazyRouteComponent(() => import('./tasks-page.tsx'), 'TasksPage'),
})
const delegation = createRoute({
  getParentRoute: page,
  path: 'catalogue/$itemId/delegations',
  component: lazyRouteComponent(() => import('../delegation/delegations-page.tsx'), 'DelegationsPage'),
})

export const levelRoutes = [rules, report, tasks, delegation] as const
