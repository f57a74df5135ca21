/** Pages where the search and its guided ways are taught. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { workbenchFrame } from '../../frame-route.tsx'

const page = () => workbenchFrame

const lexicon = createRoute({
  getParentRoute: page,
  path: 'catalogue/lexicon',
  component: lazyRouteComponent(() => import('./lexicon-page.tsx'), 'LexiconPage'),
})
const trees = createRoute({
  getParentRoute: page,
  path: 'catalogue/trees',
  component: lazyRouteComponent(() => import('../trees/trees-page.tsx'), 'TreesPage'),
})

export const lexiconRoutes = [lexicon, trees] as const
