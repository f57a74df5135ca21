/** The dates that bind the body, the one told to the applicant first, and how it came about. */
import { Card } from '../../ui/card.tsx'
import { mayMove } from '../../ui/may-move.ts'
import { ClockDerivation } from '../../ui/clock-derivation.tsx'
import { ClockParts } from '../../ui/clock-parts.tsx'
import { DueWord } from '../../ui/due-word.tsx'
import { dateWords, fullDateWords, fullMomentWords, momentWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { uiWords } from '../../words/zh/ui.ts'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'

export function CaseDates({ file }: { file: MyCase }) {
  const { clock, deemed } = file
  const dates = datesOf(file)
  if (dates.length === 0 && clock.lines.length === 0) return null
  return (
    <Card>
      <div className={css.due}>
        <dl className={css.dates}>
          {dates.map(({ label, value, title, note }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={css.date} title={title}>
                {value}
              </dd>
              {note ? <dd className={css.quiet}>{note}</dd> : null}
            </div>
          ))}
        </dl>
        {clock.remaining === undefined || clock.stopped ? null : (
          <p>
            <DueWord remaining={clock.remaining} dueOn={clock.dueOn} provisional={mayMove(clock, clock.dueOn)} />
          </p>
        )}

        {clock.stopped ? (
          <p>{words[clock.stopped.late ? 'stoppedLate' : 'stopped'](dateWords(clock.stopped.until))}</p>
        ) : null}
        {file.status === 'correcting' ? <p>{words.paused}</p> : null}
        {deemed ? <p>{words.deemed}</p> : null}
        {clock.lines.length > 0 ? <ClockDerivation stretches={clock.lines} /> : null}
        <ClockParts parts={clock.parts} />
      </div>
    </Card>
  )
}

type PlainDate = { label: string; value: string; title: string; note?: string }

/** While the body owes something: until when. Afterwards: when it was done, and when it had been promised. */
function datesOf({ clock, decidedAt }: Pick<MyCase, 'clock' | 'decidedAt'>): PlainDate[] {
  const { promised, statutory, acceptanceDue, deliveryDue, dueOn } = clock
  const by = (label: string, due: string, note?: string) => {
    const value = words.byDate(dateWords(due))
    const notes = [mayMove(clock, due) ? `${uiWords.provisionalText}。` : '', note ?? '']
    return { label, value, title: fullDateWords(due), note: notes.join('') || undefined }
  }
  // Once it is decided the reasons for the limits are history; the derivation still has them.
  const limitOf = ({ limit, basis }: { limit: string; basis: string }) =>
    decidedAt ? limit : words.limitOf(limit, basis)
  const limits = [
    ...(promised ? [by(words.promisedDue, promised.due, limitOf(promised))] : []),
    ...(statutory ? [by(words.statutoryDue, statutory.due, limitOf(statutory))] : []),
  ]
  if (acceptanceDue) return [by(words.acceptanceDue, acceptanceDue, words.notCountedYet)]
  if (!decidedAt) return limits
  const decided = { label: words.decidedAt, value: momentWords(decidedAt), title: fullMomentWords(decidedAt) }
  return [decided, ...(dueOn && deliveryDue ? [by(words.deliveryDue, deliveryDue)] : []), ...limits]
}
