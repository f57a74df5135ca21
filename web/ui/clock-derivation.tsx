/** 「这个日期怎么算的」: every stretch of days with its reason and its article. */
import { dateWords, fullDateWords } from '../words/format.ts'
import { uiWords } from '../words/zh/ui.ts'
import css from './clock-derivation.module.css'

export type ClockStretch = {
  /** `YYYY-MM-DD`. */
  from: string
  /** Absent: still running. */
  to?: string
  /** Days this stretch adds to the limit; nought when the clock stands still. */
  days: number
  counted: boolean
  /** Days an extension adds to the limit. */
  adds?: number
  /** The last day it is meant to take, while it runs. */
  plannedTo?: string
  /** 受理, 补正期间不计, 专家评审 … */
  why: string
  /** 行政许可法第四十五条. */
  article?: string
}

export type ClockDerivationProps = {
  stretches: readonly ClockStretch[]
  /** One sentence that says the outcome. */
  outcome?: string
  open?: boolean
}

export function ClockDerivation({ stretches, outcome, open }: ClockDerivationProps) {
  return (
    <details className={css.box} open={open}>
      <summary>{uiWords.derivation}</summary>
      <table className={css.table}>
        <caption className="unseen">{uiWords.derivation}</caption>
        <thead>
          <tr>
            <th scope="col">
              {uiWords.from} – {uiWords.to}
            </th>
            <th scope="col">{uiWords.days}</th>
            <th scope="col">{uiWords.why}</th>
            <th scope="col">{uiWords.article}</th>
          </tr>
        </thead>
        <tbody>
          {stretches.map((stretch) => (
            <tr
              key={`${stretch.from}${stretch.why}`}
              className={stretch.counted || stretch.adds ? undefined : css.still}
            >
              <td title={fullDateWords(stretch.from)}>{daysOf(stretch)}</td>
              <td>{countOf(stretch)}</td>
              <td>{stretch.why}</td>
              <td>{stretch.article}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {outcome ? <p className={css.outcome}>{outcome}</p> : null}
    </details>
  )
}

function countOf({ counted, adds, days }: ClockStretch): string {
  if (adds) return uiWords.extends(adds)
  return `${counted ? uiWords.counted : uiWords.notCounted} ${days}`
}

function daysOf({ from, to, plannedTo }: ClockStretch): string {
  if (from === to) return dateWords(from)
  if (!to && plannedTo) return `${dateWords(from)} – ${uiWords.planned} ${dateWords(plannedTo)}`
  return `${dateWords(from)} – ${to ? dateWords(to) : uiWords.today}`
}
