/** Pages of the workbench. To add one: a line here, and its name in `addChildren`. */
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
const account = createRoute({
  getParentRoute: page,
  path: 'account',
  component: lazyRouteComponent(() => import('./identity/account-page.tsx'), 'AccountPage'),
})
const messages = createRoute({
  getParentRoute: page,
  path: 'messages',
  component: lazyRouteComponent(() => import('./notices/messages-page.tsx'), 'MessagesPage'),
})
const worklist = createRoute({
  getParentRoute: page,
  path: 'cases',
  component: lazyRouteComponent(() => import('./cases/worklist-page.tsx'), 'WorklistPage'),
})
const oneCase = createRoute({
  getParentRoute: page,
  path: 'cases/$caseId',
  component: lazyRouteComponent(() => import('./cases/case-page.tsx'), 'CasePage'),
})
const receipt = createRoute({
  getParentRoute: page,
  path: 'cases/$caseId/receipt',
  component: lazyRouteComponent(() => import('./intake/receipt-page.tsx'), 'ReceiptPage'),
})
const intake = createRoute({
  getParentRoute: page,
  path: 'intake',
  component: lazyRouteComponent(() => import('./intake/intake-page.tsx'), 'IntakePage'),
})
const oversight = createRoute({
  getParentRoute: page,
  path: 'oversight',
  component: lazyRouteComponent(() => import('./oversight/oversight-page.tsx'), 'OversightPage'),
})
const orders = createRoute({
  getParentRoute: page,
  path: 'oversight/orders',
  component: lazyRouteComponent(() => import('./oversight/orders-page.tsx'), 'OrdersPage'),
})
const ratings = createRoute({
  getParentRoute: page,
  path: 'ratings',
  component: lazyRouteComponent(() => import('./ratings/desk-page.tsx'), 'DeskPage'),
})
const rating = createRoute({
  getParentRoute: page,
  path: 'ratings/$ratingId',
  component: lazyRouteComponent(() => import('./ratings/rating-page.tsx'), 'RatingPage'),
})
const insight = createRoute({
  getParentRoute: page,
  path: 'insight',
  component: lazyRouteComponent(() => import('./insight/insight-page.tsx'), 'InsightPage'),
})
const countedCases = createRoute({
  getParentRoute: page,
  path: 'insight/cases',
  component: lazyRouteComponent(() => import('./insight/cases-page.tsx'), 'CountedCasesPage'),
})

const lost = createRoute({ getParentRoute: page, path: '$', component: NotFound })

export const workbenchRoutes = frame.addChildren([
  home,
  account,
  messages,
  worklist,
  oneCase,
  receipt,
  intake,
  oversight,
  orders,
  ratings,
  rating,
  insight,
  countedCases,
  lost,
])
