/** Screens of the hall. To add one: three lines here, and its name in `addChildren`. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'

const screens = createRoute({ getParentRoute: () => rootRoute, path: 'screen' })
const page = () => screens

const board = createRoute({
  getParentRoute: page,
  path: '/',
  component: lazyRouteComponent(() => import('./board.tsx'), 'BoardScreen'),
})

const applicant = createRoute({
  getParentRoute: page,
  path: 'counter',
  component: lazyRouteComponent(() => import('./applicant-screen.tsx'), 'ApplicantScreen'),
})

const calling = createRoute({
  getParentRoute: page,
  path: 'calling',
  component: lazyRouteComponent(() => import('./calling-screen.tsx'), 'CallingScreen'),
})

const tickets = createRoute({
  getParentRoute: page,
  path: 'tickets',
  component: lazyRouteComponent(() => import('./ticket-kiosk.tsx'), 'TicketKiosk'),
})

const rating = createRoute({
  getParentRoute: page,
  path: 'rating',
  component: lazyRouteComponent(() => import('./rating-kiosk.tsx'), 'RatingKiosk'),
})

export const screenRoutes = screens.addChildren([board, applicant, calling, tickets, rating])
