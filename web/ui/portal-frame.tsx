/** What surrounds every page of the portal: city name, large text, account, and on phones a bar at the bottom. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { uiWords } from '../words/zh/ui.ts'
import { OfflineBanner } from './offline-banner.tsx'
import css from './portal-frame.module.css'
import { SkipLink } from './skip-link.tsx'
import { useTextSize } from './theme.tsx'

export type Tab = {
  to: string
  label: string
  icon: ReactNode /** Unread and the like. */
  count?: number
  exact?: boolean
}

export type PortalFrameProps = {
  /** `示范市`; the header reads 示范市 · 一窗. */
  city: string
  tabs: readonly Tab[]
  /** Sign-in link or the person's name with a way out. */
  account: ReactNode
  footer: ReactNode
  children: ReactNode
}

export function PortalFrame({ city, tabs, account, footer, children }: PortalFrameProps) {
  return (
    <div className={css.frame}>
      <SkipLink />
      <header className={`${css.header} not-printed`}>
        <div className={css.bar}>
          <Link to="/" className={css.brand}>
            <strong>{city}</strong>
            <span aria-hidden="true"> · </span>
            <span>{uiWords.product}</span>
          </Link>
          <nav className={css.top} aria-label={uiWords.mainNavigation}>
            {tabs.map((tab) => (
              <TabLink key={tab.to} tab={tab} className={css.topLink} />
            ))}
          </nav>
          <div className={css.tools}>
            <LargeTextSwitch />
            {account}
          </div>
        </div>
      </header>
      <OfflineBanner />
      <main id="content" className={css.main}>
        {children}
      </main>
      <footer className={`${css.footer} not-printed`}>{footer}</footer>
      <nav className={`${css.bottom} not-printed`} aria-label={uiWords.bottomNavigation}>
        {tabs.map((tab) => (
          <TabLink key={tab.to} tab={tab} className={css.bottomLink} withIcon />
        ))}
      </nav>
    </div>
  )
}

function TabLink({ tab, className, withIcon }: { tab: Tab; className: string | undefined; withIcon?: boolean }) {
  return (
    <Link to={tab.to} className={className} activeOptions={{ exact: tab.exact ?? tab.to === '/' }}>
      {withIcon ? <span aria-hidden="true">{tab.icon}</span> : null}
      {tab.label}
      {tab.count ? <span className={css.count}>{tab.count}</span> : null}
    </Link>
  )
}

/** 大字版 / 标准版. Stands on the first screen and remembers the choice. */
export function LargeTextSwitch() {
  const { large, setLarge } = useTextSize()
  return (
    <button type="button" className={css.switch} aria-pressed={large} onClick={() => setLarge(!large)}>
      {large ? uiWords.standardText : uiWords.largeText}
    </button>
  )
}
