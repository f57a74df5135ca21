/** What happened and what comes, under each other, with today's place in it. */
import type { ReactNode } from 'react'
import { MomentTime } from './moment-time.tsx'
import { uiWords } from '../words/zh/ui.ts'
import css from './timeline.module.css'

export type TimelineEntry = {
  key: string
  title: string
  state: 'done' | 'current' | 'coming'
  /** When it happened, ISO moment; shown short, in full on hover. */
  at?: string
  /** Instead of `at`: 预计 11月28日前. */
  when?: string
  /** What it means, whom to ask, links to letters. */
  children?: ReactNode
}

const stateWords = { done: uiWords.done, current: uiWords.current, coming: uiWords.coming } as const

export function Timeline({
  entries,
  label,
}: {
  entries: readonly TimelineEntry[] /** What the line is about. */
  label: string
}) {
  return (
    <ol className={css.line} aria-label={label}>
      {entries.map((entry) => (
        <li
          key={entry.key}
          className={`${css.entry} ${css[entry.state]}`}
          aria-current={entry.state === 'current' ? 'step' : undefined}
        >
          <p className={css.title}>
            {entry.title}
            <span className="unseen">，{stateWords[entry.state]}</span>
          </p>
          {entry.at ? <MomentTime className={css.when} at={entry.at} /> : null}
          {entry.when ? <p className={css.when}>{entry.when}</p> : null}
          {entry.children ? <div className={css.more}>{entry.children}</div> : null}
        </li>
      ))}
    </ol>
  )
}
