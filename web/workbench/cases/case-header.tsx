/** What the case is, where it stands, how long there still is, and what may be done now. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Status } from '#modules/cases/contract.ts'
import { channelTitles } from '#modules/cases/contract.ts'
import { useCan } from '../../client/session.ts'
import { mayMove } from '../../ui/may-move.ts'
import { DueWord } from '../../ui/due-word.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { Steps } from '../../ui/steps.tsx'
import { dateWords, fullMomentWords, momentWords } from '../../words/format.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import { exchangeWords } from '../../words/zh/work-exchange.ts'
import css from './case-page.module.css'
import { CaseWalk } from './case-walk.tsx'
import { type CaseFile, limitsOf } from './clocks.tsx'
import { stillPromised } from './materials-pane.tsx'

const stepNames = Object.values(words.steps)

/** How many steps of the route are done in each status; the ended ones have no route any more. */
const stepsDone: Record<Status, number | undefined> = {
  filed: 0,
  correcting: 0,
  corrected: 0,
  accepted: 1,
  suspended: 1,
  examined: 2,
  granted: 3,
  denied: 3,
  delivered: 4,
  closed: 5,
  'not-accepted': undefined,
  withdrawn: undefined,
  terminated: undefined,
}

const tones: Partial<Record<Status, Tone>> = {
  granted: 'success',
  delivered: 'success',
  closed: 'success',
  denied: 'danger',
  'not-accepted': 'danger',
  correcting: 'warning',
  suspended: 'warning',
  terminated: 'neutral',
  withdrawn: 'neutral',
}

const inHand: ReadonlySet<Status> = new Set(['accepted', 'suspended', 'examined'])

export function CaseHeader({ file, children }: { file: CaseFile; children: ReactNode }) {
  const { clock, status } = file
  const can = useCan()
  const done = stepsDone[status]
  const promised = stillPromised(file).length
  const gone = file.undone !== undefined && file.undone.kind !== 'change'
  return (
    <header className={css.header}>
      <CaseWalk caseId={file.id} />
      <div className={css.title}>
        <PageTitle text={`${file.item.name} ${file.number}`}>{file.item.name}</PageTitle>
        {file.concerns ? <StateTag tone="info">{file.concerns.title}</StateTag> : null}
        {file.regime ? <StateTag tone="neutral">{file.regime.title}</StateTag> : null}
        {file.place ? <PlaceTag place={file.place} /> : null}
        <StateTag tone={gone ? 'danger' : (tones[status] ?? 'info')}>{file.statusTitle}</StateTag>
        {file.undone?.kind === 'change' ? <StateTag tone="warning">{file.undone.title}</StateTag> : null}
        {clock.remaining === undefined || clock.stopped ? null : (
          <DueWord remaining={clock.remaining} dueOn={clock.dueOn} provisional={mayMove(clock, clock.dueOn)} />
        )}
        {clock.stopped ? (
          <StateTag tone={clock.stopped.late ? 'danger' : 'neutral'}>
            {words[clock.stopped.late ? 'stoppedLate' : 'stopped'](dateWords(clock.stopped.until))}
          </StateTag>
        ) : null}
        {inHand.has(status) && promised > 0 ? (
          <StateTag tone="warning">{words.stillPromised(promised)}</StateTag>
        ) : null}
        {status === 'correcting' ? <StateTag tone="neutral">{words.waitingApplicant}</StateTag> : null}
      </div>
      <p className={css.facts}>
        <strong>{file.applicant.name}</strong>
        <span>{file.number}</span>
        <span>{words.handling[file.handling]}</span>
        <span>{channelTitles[file.channel]}</span>
        <time dateTime={file.filedAt} title={fullMomentWords(file.filedAt)}>
          {momentWords(file.filedAt)}
        </time>
        {limitsOf(clock).map((one) => (
          <span key={one.key}>
            {one.label} {words.clocks.until(dateWords(one.due))}
          </span>
        ))}
        <Link to={`/work/cases/${file.id}/receipt` as string} className="not-printed">
          {words.receiptLink}
        </Link>
        {can('exchange.see') ? (
          <Link to={`/work/exchange?case=${file.id}` as string} className="not-printed">
            {exchangeWords.caseLink}
          </Link>
        ) : null}
      </p>
      <div className={css.doing}>
        <div className={css.route}>
          {done === undefined ? (
            <p className={css.ended}>{words.ended[status as keyof typeof words.ended]}</p>
          ) : (
            <Steps names={stepNames} at={done} label={words.route} />
          )}
        </div>
        {children}
      </div>
    </header>
  )
}

/** Where the case stands in the order of acceptance, of an item whose number is limited. */
function PlaceTag({ place }: { place: NonNullable<CaseFile['place']> }) {
  return (
    <StateTag tone={place.inTheWay ? 'warning' : 'neutral'}>
      {words.place(place.earlier + 1, place.left, place.words)}
    </StateTag>
  )
}
