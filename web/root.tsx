/** The root of all pages: the theme of the face one is in. Faces hang their routes on `rootRoute`. */
import { createRootRoute, Outlet, useRouterState } from '@tanstack/react-router'
import { type Face, Theme } from './ui/theme.tsx'

export const rootRoute = createRootRoute({ component: Root })

function Root() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <Theme face={faceOf(path)}>
      <Outlet />
    </Theme>
  )
}

function faceOf(path: string): Face {
  if (/^\/work(\/|$)/.test(path)) return 'workbench'
  return /^\/screen(\/|$)/.test(path) ? 'screen' : 'portal'
}
