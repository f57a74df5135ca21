/** What happened, newest last, and after it what is awaited. */
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'

export function CaseTimeline({ file }: { file: MyCase }) {
  const happened = file.timeline.map(
    (entry, at): TimelineEntry => ({
      key: String(at),
      title: entry.title,
      state: 'done',
      at: entry.at,
      children: (
        <>
          <p>{entry.by}</p>
          {entry.words ? <p>{entry.words}</p> : null}
          <p className={css.quiet}>{words.basis(entry.article)}</p>
        </>
      ),
    }),
  )
  return <Timeline label={words.timeline} entries={[...happened, ...awaited(file)]} />
}

/** Nothing is awaited of a case that has ended. */
function awaited({ clock, next, yourTurn }: MyCase): TimelineEntry[] {
  if (!clock.dueOn && !yourTurn) return []
  return [{ key: 'next', title: next, state: 'current' }]
}
