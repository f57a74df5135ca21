/** The limits that run for a case, and how their days were counted. */
import type { OutputOf } from '#kernel/contract.ts'
import type { casePage } from '#modules/cases/contract.ts'
import { mayMove } from '../../ui/may-move.ts'
import { ClockDerivation } from '../../ui/clock-derivation.tsx'
import { ClockParts } from '../../ui/clock-parts.tsx'
import { dateWords, fullDateWords } from '../../words/format.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import css from './clocks.module.css'

const words = workCaseWords.clocks

export type CaseFile = OutputOf<typeof casePage>

type Limit = { key: string; label: string; limit?: string; due: string; basis?: string }

export function limitsOf(clock: CaseFile['clock']): Limit[] {
  const limits: Limit[] = []
  if (clock.acceptanceDue) limits.push({ key: 'acceptance', label: words.acceptance, due: clock.acceptanceDue })
  if (clock.statutory) limits.push({ key: 'statutory', label: words.statutory, ...clock.statutory })
  if (clock.promised) limits.push({ key: 'promised', label: words.promised, ...clock.promised })
  if (clock.deliveryDue) limits.push({ key: 'delivery', label: words.delivery, due: clock.deliveryDue })
  return limits
}

export function Clocks({ clock, deemed = false }: { clock: CaseFile['clock']; deemed?: boolean }) {
  const limits = limitsOf(clock)
  return (
    <div className={css.clocks}>
      {limits.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
      <dl className={css.limits}>
        {limits.map((one) => (
          <div key={one.key}>
            <dt>
              {one.label}
              {one.limit ? <span className={css.quiet}> {one.limit}</span> : null}
            </dt>
            <dd title={[fullDateWords(one.due), one.basis].filter(Boolean).join('，')}>
              {words.until(dateWords(one.due))}
              {clock.stopped && one.key !== 'delivery' ? <span className={css.quiet}>（{words.reckoned}）</span> : null}
              {mayMove(clock, one.due) ? <span className={css.quiet}>（{uiWords.provisional}）</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {deemed ? <p>{words.deemed}</p> : null}
      {clock.lines.length > 0 ? <ClockDerivation stretches={clock.lines} outcome={outcomeOf(clock)} /> : null}
      <ClockParts parts={clock.parts} />
    </div>
  )
}

function outcomeOf({ dueOn, stopped }: CaseFile['clock']): string | undefined {
  if (stopped) return words.outcomeStopped(dateWords(stopped.until))
  return dueOn ? words.outcome(dateWords(dueOn)) : undefined
}
