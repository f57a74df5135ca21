/** The dates that bind the body, the one told to the applicant first, and how it came about. */
import { Card } from '../../ui/card.tsx'
import { ClockDerivation } from '../../ui/clock-derivation.tsx'
import { DueWord } from '../../ui/due-word.tsx'
import { dateWords, fullDateWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { uiWords } from '../../words/zh/ui.ts'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'

type Clock = MyCase['clock']

export function CaseDates({ clock, deemed }: { clock: Clock; deemed: boolean }) {
  const dates = datesOf(clock)
  if (dates.length === 0 && clock.lines.length === 0) return null
  return (
    <Card>
      <div className={css.due}>
        <dl className={css.dates}>
          {dates.map(({ label, due, note }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={css.date} title={fullDateWords(due)}>
                {words.byDate(dateWords(due))}
                {clock.provisional ? words.provisional : null}
              </dd>
              {note ? <dd className={css.quiet}>{note}</dd> : null}
            </div>
          ))}
        </dl>
        {clock.remaining === undefined ? null : (
          <p>
            <DueWord remaining={clock.remaining} dueOn={clock.dueOn} provisional={clock.provisional} />
          </p>
        )}
        {clock.provisional ? <p className={css.quiet}>{uiWords.provisionalText}</p> : null}
        {deemed ? <p>{words.deemed}</p> : null}
        {clock.lines.length > 0 ? <ClockDerivation stretches={clock.lines} /> : null}
      </div>
    </Card>
  )
}

type PlainDate = { label: string; due: string; note?: string }

function datesOf(clock: Clock): PlainDate[] {
  const { promised, statutory, acceptanceDue, deliveryDue } = clock
  return [
    ...(acceptanceDue ? [{ label: words.acceptanceDue, due: acceptanceDue, note: words.notCountedYet }] : []),
    ...(deliveryDue ? [{ label: words.deliveryDue, due: deliveryDue }] : []),
    ...(promised && !deliveryDue
      ? [{ label: words.promisedDue, due: promised.due, note: words.limitOf(promised.limit, promised.basis) }]
      : []),
    ...(statutory && !deliveryDue
      ? [{ label: words.statutoryDue, due: statutory.due, note: words.limitOf(statutory.limit, statutory.basis) }]
      : []),
  ]
}
