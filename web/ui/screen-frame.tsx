/** A screen on a wall of the hall: a title, a clock, how old the figures are. Read from ten metres, so sizes follow the screen. */
import { type ReactNode, useEffect, useState } from 'react'
import { clockWords, dateWords, shanghaiDate } from '../words/format.ts'
import { OfflineBanner } from './offline-banner.tsx'
import { PageTitle } from './page-title.tsx'
import css from './screen-frame.module.css'

export type ScreenFrameProps = {
  title: string
  /** For example `数据截至 14:05`. */
  age?: string
  children: ReactNode
}

export function ScreenFrame({ title, age, children }: ScreenFrameProps) {
  const now = useMinute()
  return (
    <div className={css.frame}>
      <header className={css.header}>
        <PageTitle text={title} className={css.title} />
        <p className={css.clock}>
          <span>{dateWords(shanghaiDate(now))}</span> <strong>{clockWords(now)}</strong>
        </p>
      </header>
      <OfflineBanner />
      <main id="content" className={css.main}>
        {children}
      </main>
      {age ? <footer className={css.footer}>{age}</footer> : null}
    </div>
  )
}

/** The present moment, renewed every ten seconds. */
function useMinute(): string {
  const [now, setNow] = useState(presentMoment)
  useEffect(() => {
    const timer = setInterval(() => setNow(presentMoment()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function presentMoment(): string {
  return new Date().toISOString()
}
