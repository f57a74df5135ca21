/**
 * Pages of the portal. To add one: three lines here, and its name in `addChildren`. The home comes with the first load, because
 * on a slow line a second round of small files costs a citizen more than they weigh.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'
import { Frame } from './frame.tsx'
import { HomePage } from './home.tsx'

const frame = createRoute({
  getParentRoute: () => rootRoute,
  id: 'portal',
  component: Frame,
})
const page = () => frame

/** The query of an address as plain words; anything else in it is left out. */
function query<Key extends string>(...keys: Key[]) {
  return (given: Record<string, unknown>): { [K in Key]?: string } => {
    const known = keys.filter((key) => given[key] !== undefined && given[key] !== '')
    return Object.fromEntries(known.map((key) => [key, String(given[key])])) as { [K in Key]?: string }
  }
}

const home = createRoute({
  getParentRoute: page,
  path: '/',
  component: HomePage,
})
const search = createRoute({
  getParentRoute: page,
  path: '/search',
  validateSearch: query('q'),
  component: lazyRouteComponent(() => import('./catalogue/search-page.tsx'), 'SearchPage'),
})
const items = createRoute({
  getParentRoute: page,
  path: '/items',
  validateSearch: query('for'),
  component: lazyRouteComponent(() => import('./catalogue/items-page.tsx'), 'ItemsPage'),
})
const guide = createRoute({
  getParentRoute: page,
  path: '/items/$itemId',
  validateSearch: query('answers'),
  component: lazyRouteComponent(() => import('./catalogue/guide-page.tsx'), 'GuidePage'),
})
const blankForm = createRoute({
  getParentRoute: page,
  path: '/items/$itemId/form',
  validateSearch: query('answers'),
  component: lazyRouteComponent(() => import('./apply/blank-form-page.tsx'), 'BlankFormPage'),
})
const guided = createRoute({
  getParentRoute: page,
  path: '/guide',
  validateSearch: query('path'),
  component: lazyRouteComponent(() => import('./trees/guided-page.tsx'), 'GuidedPage'),
})
const life = createRoute({
  getParentRoute: page,
  path: '/life/$tree',
  validateSearch: query('at', 'as'),
  component: lazyRouteComponent(() => import('./trees/life-page.tsx'), 'LifePage'),
})
const lists = createRoute({
  getParentRoute: page,
  path: '/lists',
  component: lazyRouteComponent(() => import('./lists/lists-page.tsx'), 'ListsPage'),
})
const list = createRoute({
  getParentRoute: page,
  path: '/lists/$key',
  component: lazyRouteComponent(() => import('./lists/list-page.tsx'), 'ListPage'),
})
const apply = createRoute({
  getParentRoute: page,
  path: '/apply/$itemId',
  validateSearch: query('answers', 'body', 'renew', 'change'),
  component: lazyRouteComponent(() => import('./apply/apply-page.tsx'), 'ApplyPage'),
})
const receipt = createRoute({
  getParentRoute: page,
  path: '/cases/$caseId/receipt',
  component: lazyRouteComponent(() => import('./apply/receipt-page.tsx'), 'ReceiptPage'),
})
const cases = createRoute({
  getParentRoute: page,
  path: '/cases',
  validateSearch: query('show'),
  component: lazyRouteComponent(() => import('./cases/cases-page.tsx'), 'CasesPage'),
})
const oneCase = createRoute({
  getParentRoute: page,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./cases/case-page.tsx'), 'CasePage'),
})
const correction = createRoute({
  getParentRoute: page,
  path: '/cases/$caseId/correction',
  component: lazyRouteComponent(() => import('./cases/correction-page.tsx'), 'CorrectionPage'),
})
const rate = createRoute({
  getParentRoute: page,
  path: '/cases/$caseId/rate',
  component: lazyRouteComponent(() => import('./ratings/rate-page.tsx'), 'RatePage'),
})
const bill = createRoute({
  getParentRoute: page,
  path: '/bills/$billId',
  component: lazyRouteComponent(() => import('./payments/bill-page.tsx'), 'BillPage'),
})
const ratePad = createRoute({
  getParentRoute: page,
  path: '/rate/pad',
  validateSearch: query('number', 'code'),
  component: lazyRouteComponent(() => import('./ratings/pad-page.tsx'), 'PadPage'),
})
const publicRatings = createRoute({
  getParentRoute: page,
  path: '/ratings',
  component: lazyRouteComponent(() => import('./ratings/public-page.tsx'), 'PublicRatingsPage'),
})
const monthLists = createRoute({
  getParentRoute: page,
  path: '/ratings/lists',
  validateSearch: query('month', 'revision'),
  component: lazyRouteComponent(() => import('./ratings/month-lists-page.tsx'), 'MonthListsPage'),
})
const listedRatings = createRoute({
  getParentRoute: page,
  path: '/ratings/lists/ratings',
  validateSearch: query('month', 'revision', 'kind', 'subject', 'only'),
  component: lazyRouteComponent(() => import('./ratings/listed-ratings-page.tsx'), 'ListedRatingsPage'),
})
const credit = createRoute({
  getParentRoute: page,
  path: '/credit',
  component: lazyRouteComponent(() => import('./credit/credit-page.tsx'), 'CreditPage'),
})
const publishedBreaches = createRoute({
  getParentRoute: page,
  path: '/credit/published',
  component: lazyRouteComponent(() => import('./credit/published-page.tsx'), 'PublishedPage'),
})
const licences = createRoute({
  getParentRoute: page,
  path: '/licences',
  component: lazyRouteComponent(() => import('./licences/licences-page.tsx'), 'LicencesPage'),
})
const licence = createRoute({
  getParentRoute: page,
  path: '/licences/$licenceId',
  component: lazyRouteComponent(() => import('./licences/licence-page.tsx'), 'LicencePage'),
})
const messages = createRoute({
  getParentRoute: page,
  path: '/messages',
  validateSearch: query('unread'),
  component: lazyRouteComponent(() => import('./messages/messages-page.tsx'), 'MessagesPage'),
})
const progress = createRoute({
  getParentRoute: page,
  path: '/progress',
  validateSearch: query('number', 'code'),
  component: lazyRouteComponent(() => import('./cases/progress-page.tsx'), 'ProgressPage'),
})
const verify = createRoute({
  getParentRoute: page,
  path: '/verify',
  component: lazyRouteComponent(() => import('./verify/verify-page.tsx'), 'VerifyPage'),
})
const verifyCode = createRoute({
  getParentRoute: page,
  path: '/verify/$code',
  component: lazyRouteComponent(() => import('./verify/verify-page.tsx'), 'VerifyPage'),
})
const signIn = createRoute({
  getParentRoute: page,
  path: '/sign-in',
  validateSearch: query('to'),
  component: lazyRouteComponent(() => import('./account/sign-in-page.tsx'), 'SignInPage'),
})
const register = createRoute({
  getParentRoute: page,
  path: '/register',
  validateSearch: query('to'),
  component: lazyRouteComponent(() => import('./account/register-page.tsx'), 'RegisterPage'),
})
const me = createRoute({
  getParentRoute: page,
  path: '/me',
  component: lazyRouteComponent(() => import('./account/me-page.tsx'), 'MePage'),
})
const queries = createRoute({
  getParentRoute: page,
  path: '/me/queries',
  component: lazyRouteComponent(() => import('./account/queries-page.tsx'), 'QueriesPage'),
})
const objections = createRoute({
  getParentRoute: page,
  path: '/me/objections',
  component: lazyRouteComponent(() => import('./objections/objections-page.tsx'), 'ObjectionsPage'),
})
const materialUses = createRoute({
  getParentRoute: page,
  path: '/me/materials',
  component: lazyRouteComponent(() => import('./objections/material-uses-page.tsx'), 'MaterialUsesPage'),
})
const confirmations = createRoute({
  getParentRoute: page,
  path: '/confirmations',
  component: lazyRouteComponent(() => import('./cosign/cosign-list-page.tsx'), 'CosignListPage'),
})
const confirmation = createRoute({
  getParentRoute: page,
  path: '/confirmations/$id',
  component: lazyRouteComponent(() => import('./cosign/cosign-page.tsx'), 'CosignPage'),
})
const help = createRoute({
  getParentRoute: page,
  path: '/help',
  validateSearch: query('item', 'step'),
  component: lazyRouteComponent(() => import('./assistance/help-page.tsx'), 'HelpPage'),
})
const relatives = createRoute({
  getParentRoute: page,
  path: '/me/relatives',
  component: lazyRouteComponent(() => import('./relatives/relatives-page.tsx'), 'RelativesPage'),
})
const seals = createRoute({
  getParentRoute: page,
  path: '/me/seals',
  component: lazyRouteComponent(() => import('./seals/seals-page.tsx'), 'SealsPage'),
})
const mandates = createRoute({
  getParentRoute: page,
  path: '/me/mandates/$enterpriseId',
  component: lazyRouteComponent(() => import('./account/mandates-page.tsx'), 'MandatesPage'),
})

const notFound = createRoute({
  getParentRoute: page,
  path: '/$',
  component: lazyRouteComponent(() => import('./not-found-page.tsx'), 'NotFoundPage'),
})

export const portalRoutes = frame.addChildren([
  home,
  search,
  items,
  guide,
  blankForm,
  guided,
  life,
  lists,
  list,
  apply,
  receipt,
  cases,
  oneCase,
  correction,
  rate,
  bill,
  ratePad,
  publicRatings,
  monthLists,
  listedRatings,
  credit,
  publishedBreaches,
  licences,
  licence,
  messages,
  progress,
  verify,
  verifyCode,
  signIn,
  register,
  me,
  queries,
  objections,
  materialUses,
  confirmations,
  confirmation,
  help,
  relatives,
  mandates,
  seals,
  notFound,
])
