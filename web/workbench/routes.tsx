/** Pages of the workbench. To add one: a line here, and its name in `addChildren`. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { NotFound } from '../ui/states.tsx'
import { catalogueRoutes } from './catalogue/routes.tsx'
import { workbenchFrame } from './frame-route.tsx'

const page = () => workbenchFrame

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
const messageChoices = createRoute({
  getParentRoute: page,
  path: 'messages/choices',
  component: lazyRouteComponent(() => import('./notices/choices-page.tsx'), 'ChoicesPage'),
})
const worklist = createRoute({
  getParentRoute: page,
  path: 'cases',
  component: lazyRouteComponent(() => import('./cases/worklist-page.tsx'), 'WorklistPage'),
})
const caseRules = createRoute({
  getParentRoute: page,
  path: 'cases/rules',
  component: lazyRouteComponent(() => import('./cases/rules-page.tsx'), 'CaseRulesPage'),
})
const checks = createRoute({
  getParentRoute: page,
  path: 'checks',
  component: lazyRouteComponent(() => import('./cases/checks-page.tsx'), 'ChecksPage'),
})
const credit = createRoute({
  getParentRoute: page,
  path: 'credit',
  component: lazyRouteComponent(() => import('./credit/credit-page.tsx'), 'CreditPage'),
})
const deputies = createRoute({
  getParentRoute: page,
  path: 'deputies',
  component: lazyRouteComponent(() => import('./cases/deputies-page.tsx'), 'DeputiesPage'),
})
const oneCase = createRoute({
  getParentRoute: page,
  path: 'cases/$caseId',
  component: lazyRouteComponent(() => import('./cases/case-page.tsx'), 'CasePage'),
})
const exportedLists = createRoute({
  getParentRoute: page,
  path: 'exports',
  component: lazyRouteComponent(() => import('./exports/exports-page.tsx'), 'ExportsPage'),
})
const assistance = createRoute({
  getParentRoute: page,
  path: 'assistance',
  component: lazyRouteComponent(() => import('./assistance/assistance-page.tsx'), 'AssistancePage'),
})
const people = createRoute({
  getParentRoute: page,
  path: 'people',
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
})
const relatives = createRoute({
  getParentRoute: page,
  path: 'relatives',
  component: lazyRouteComponent(() => import('./relatives/relatives-page.tsx'), 'RelativesPage'),
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
const counter = createRoute({
  getParentRoute: page,
  path: 'counter',
  component: lazyRouteComponent(() => import('./counter/counter-page.tsx'), 'CounterPage'),
})
const handouts = createRoute({
  getParentRoute: page,
  path: 'hand-outs',
  component: lazyRouteComponent(() => import('./handouts/handouts-page.tsx'), 'HandoutsPage'),
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
const objections = createRoute({
  getParentRoute: page,
  path: 'oversight/objections',
  component: lazyRouteComponent(() => import('./oversight/objections-page.tsx'), 'ObjectionsPage'),
})
const ratings = createRoute({
  getParentRoute: page,
  path: 'ratings',
  component: lazyRouteComponent(() => import('./ratings/desk-page.tsx'), 'DeskPage'),
})
const myRatings = createRoute({
  getParentRoute: page,
  path: 'ratings/mine',
  component: lazyRouteComponent(() => import('./ratings/mine-page.tsx'), 'MinePage'),
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
const accounts = createRoute({
  getParentRoute: page,
  path: 'accounts',
  component: lazyRouteComponent(() => import('./identity/accounts-page.tsx'), 'AccountsPage'),
})
const staff = createRoute({
  getParentRoute: page,
  path: 'staff',
  component: lazyRouteComponent(() => import('./identity/staff-page.tsx'), 'StaffPage'),
})
const roles = createRoute({
  getParentRoute: page,
  path: 'roles',
  component: lazyRouteComponent(() => import('./identity/roles-page.tsx'), 'RolesPage'),
})
const posts = createRoute({
  getParentRoute: page,
  path: 'posts',
  component: lazyRouteComponent(() => import('./organs/posts-page.tsx'), 'PostsPage'),
})
const organs = createRoute({
  getParentRoute: page,
  path: 'organs',
  component: lazyRouteComponent(() => import('./organs/organs-page.tsx'), 'OrgansPage'),
})
const calendar = createRoute({
  getParentRoute: page,
  path: 'calendar',
  component: lazyRouteComponent(() => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
})
const deliveries = createRoute({
  getParentRoute: page,
  path: 'deliveries',
  component: lazyRouteComponent(() => import('./notices/deliveries-page.tsx'), 'DeliveriesPage'),
})
const operations = createRoute({
  getParentRoute: page,
  path: 'operations',
  component: lazyRouteComponent(() => import('./operations/operations-page.tsx'), 'OperationsPage'),
})
const audit = createRoute({
  getParentRoute: page,
  path: 'audit',
  component: lazyRouteComponent(() => import('./operations/audit-page.tsx'), 'AuditPage'),
})
const licences = createRoute({
  getParentRoute: page,
  path: 'licences',
  component: lazyRouteComponent(() => import('./licences/licences-page.tsx'), 'LicencesPage'),
})
const redeem = createRoute({
  getParentRoute: page,
  path: 'licences/redeem',
  component: lazyRouteComponent(() => import('./licences/redeem-page.tsx'), 'RedeemPage'),
})
const gatherings = createRoute({
  getParentRoute: page,
  path: 'licences/gatherings',
  component: lazyRouteComponent(() => import('./licences/gatherings-page.tsx'), 'GatheringsPage'),
})
const gathering = createRoute({
  getParentRoute: page,
  path: 'licences/gatherings/$gatheringId',
  component: lazyRouteComponent(() => import('./licences/gathering-page.tsx'), 'GatheringPage'),
})
const licenceTypesPage = createRoute({
  getParentRoute: page,
  path: 'licences/types',
  component: lazyRouteComponent(() => import('./licences/types-page.tsx'), 'TypesPage'),
})
const licenceType = createRoute({
  getParentRoute: page,
  path: 'licences/types/$typeKey',
  component: lazyRouteComponent(() => import('./licences/type-page.tsx'), 'TypePage'),
})
const licence = createRoute({
  getParentRoute: page,
  path: 'licences/$licenceId',
  component: lazyRouteComponent(() => import('./licences/licence-page.tsx'), 'LicencePage'),
})
const payments = createRoute({
  getParentRoute: page,
  path: 'payments',
  component: lazyRouteComponent(() => import('./payments/payments-page.tsx'), 'PaymentsPage'),
})
const paymentDays = createRoute({
  getParentRoute: page,
  path: 'payments/days',
  component: lazyRouteComponent(() => import('./payments/days-page.tsx'), 'PaymentDaysPage'),
})
const ownShift = createRoute({
  getParentRoute: page,
  path: 'payments/shift',
  component: lazyRouteComponent(() => import('./payments/own-shift-page.tsx'), 'OwnShiftPage'),
})
const shifts = createRoute({
  getParentRoute: page,
  path: 'payments/shifts',
  component: lazyRouteComponent(() => import('./payments/shifts-page.tsx'), 'ShiftsPage'),
})
const shift = createRoute({
  getParentRoute: page,
  path: 'payments/shifts/$shiftId',
  component: lazyRouteComponent(() => import('./payments/shift-page.tsx'), 'ShiftPage'),
})
const bill = createRoute({
  getParentRoute: page,
  path: 'payments/$billId',
  component: lazyRouteComponent(() => import('./payments/bill-page.tsx'), 'BillPage'),
})
const exchange = createRoute({
  getParentRoute: page,
  path: 'exchange',
  component: lazyRouteComponent(() => import('./exchange/exchange-page.tsx'), 'ExchangePage'),
})
const exchangeDays = createRoute({
  getParentRoute: page,
  path: 'exchange/days',
  component: lazyRouteComponent(() => import('./exchange/days-page.tsx'), 'ExchangeDaysPage'),
})
const exchangeFacts = createRoute({
  getParentRoute: page,
  path: 'exchange/facts',
  component: lazyRouteComponent(() => import('./exchange/facts-page.tsx'), 'ExchangeFactsPage'),
})
const exchangeRow = createRoute({
  getParentRoute: page,
  path: 'exchange/$guid',
  component: lazyRouteComponent(() => import('./exchange/row-page.tsx'), 'ExchangeRowPage'),
})

const letters = createRoute({
  getParentRoute: page,
  path: 'letters',
  component: lazyRouteComponent(() => import('./letters/letters-page.tsx'), 'LettersPage'),
})
const unopened = createRoute({
  getParentRoute: page,
  path: 'letters/unopened',
  component: lazyRouteComponent(() => import('./letters/unopened-page.tsx'), 'UnopenedPage'),
})
const letterTemplate = createRoute({
  getParentRoute: page,
  path: 'letters/$organId/$kind',
  component: lazyRouteComponent(() => import('./letters/template-page.tsx'), 'TemplatePage'),
})
const seals = createRoute({
  getParentRoute: page,
  path: 'seals',
  component: lazyRouteComponent(() => import('./letters/seals-page.tsx'), 'SealsPage'),
})
const authorities = createRoute({
  getParentRoute: page,
  path: 'seals/authorities',
  component: lazyRouteComponent(() => import('./letters/authorities/authorities-page.tsx'), 'AuthoritiesPage'),
})

const lost = createRoute({ getParentRoute: page, path: '$', component: NotFound })

export const workbenchRoutes = workbenchFrame.addChildren([
  home,
  account,
  messages,
  messageChoices,
  worklist,
  caseRules,
  checks,
  credit,
  deputies,
  oneCase,
  exportedLists,
  assistance,
  people,
  relatives,
  receipt,
  intake,
  counter,
  handouts,
  oversight,
  orders,
  objections,
  ratings,
  myRatings,
  rating,
  insight,
  countedCases,
  ...catalogueRoutes,
  accounts,
  staff,
  roles,
  posts,
  organs,
  calendar,
  deliveries,
  operations,
  audit,
  licences,
  redeem,
  gatherings,
  gathering,
  licenceTypesPage,
  licenceType,
  licence,
  payments,
  paymentDays,
  ownShift,
  shifts,
  shift,
  bill,
  exchange,
  exchangeDays,
  exchangeFacts,
  exchangeRow,
  letters,
  unopened,
  letterTemplate,
  seals,
  authorities,
  lost,
])
