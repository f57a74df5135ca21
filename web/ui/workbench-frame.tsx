/** What surrounds every page of the workbench: navigation by ability, global find, messages, and one's post. */
import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { uiWords } from '../words/zh/ui.ts'
import { OfflineBanner } from './offline-banner.tsx'
import { LargeTextSwitch } from './portal-frame.tsx'
import { SkipLink } from './skip-link.tsx'
import { useFocusKept } from './use-focus-kept.ts'
import css from './workbench-frame.module.css'

export type NavEntry = {
  to: string
  label: string
  icon: ReactNode
  /** `999+` when there are more. */
  count?: number | string
}

export type WorkbenchFrameProps = {
  /** Only what the post may use: the caller filters by the abilities the server sent. */
  nav: readonly NavEntry[]
  /** Global find box; Ctrl+K focuses the first input in it. */
  find: ReactNode
  messages: ReactNode
  /** Name and post, with the switch between posts and the way out. */
  post: ReactNode
  children: ReactNode
}

export function WorkbenchFrame({ nav, find, messages, post, children }: WorkbenchFrameProps) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  // Remembering where the menu was opened closes it on navigation.
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === path
  useFindKey()
  useFocusKept()
  return (
    <div className={css.frame}>
      <SkipLink />
      <header className={`${css.header} not-printed`}>
        <button
          type="button"
          className={css.menu}
          aria-expanded={open}
          aria-controls="workbench-nav"
          onClick={() => setOpenAt(open ? undefined : path)}
        >
          {uiWords.menu}
        </button>
        <Link to="/work" className={css.brand}>
          {uiWords.product}
        </Link>
        <div className={css.find} data-find>
          {find}
        </div>
        <div className={css.tools}>
          {messages}
          <LargeTextSwitch />
        </div>
        <div className={`${css.post} ${open ? css.postOpen : ''}`}>{post}</div>
      </header>
      <OfflineBanner />
      <div className={css.body}>
        <nav
          id="workbench-nav"
          className={`${css.nav} ${open ? css.navOpen : ''} not-printed`}
          aria-label={uiWords.mainNavigation}
        >
          {nav.map((entry) => (
            <Link
              key={entry.to}
              to={entry.to}
              className={css.link}
              activeOptions={{ exact: isAbove(entry, nav, path) }}
            >
              <span aria-hidden="true">{entry.icon}</span>
              <span className={css.label}>{entry.label}</span>
              {entry.count === undefined ? null : <span className={css.count}>{entry.count}</span>}
            </Link>
          ))}
        </nav>
        <main id="content" className={css.main}>
          {children}
        </main>
      </div>
    </div>
  )
}

/** Whether the page one is on belongs to an entry below this one: that one is where one is. */
function isAbove(entry: NavEntry, nav: readonly NavEntry[], path: string): boolean {
  const closer = nav.filter((other) => other.to.startsWith(`${entry.to}/`))
  return closer.some(({ to }) => path === to || path.startsWith(`${to}/`))
}

function useFindKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      const input = document.querySelector<HTMLInputElement>('[data-find] input')
      if (!input) return
      event.preventDefault()
      input.focus()
      input.select()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
