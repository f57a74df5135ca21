/** The limits of single steps: from when, how long, until when, whether it was done, on which provision. */
import { dateWords, fullDateWords } from '../words/format.ts'
import { uiWords } from '../words/zh/ui.ts'
import css from './clock-derivation.module.css'

export type ClockPart = {
  title: string
  from: string
  limit: string
  due: string
  /** The holidays of that year are not published yet. */
  provisional: boolean
  doneOn?: string
  article: string
}

export function ClockParts({ parts }: { parts: readonly ClockPart[] }) {
  if (parts.length === 0) return null
  return (
    <details className={css.box}>
      <summary>{uiWords.clockParts}</summary>
      <table className={css.table}>
        <caption className="unseen">{uiWords.clockParts}</caption>
        <thead>
          <tr>
            <th scope="col">{uiWords.step}</th>
            <th scope="col">
              {uiWords.from} – {uiWords.lastDay}
            </th>
            <th scope="col">{uiWords.doneOn}</th>
            <th scope="col">{uiWords.article}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.title + part.from}>
              <td>
                {part.title}（{part.limit}）
              </td>
              <td title={fullDateWords(part.due)}>
                {dateWords(part.from)} – {dateWords(part.due)}
                {part.provisional ? `（${uiWords.provisional}）` : null}
              </td>
              <td>{part.doneOn ? dateWords(part.doneOn) : uiWords.notYet}</td>
              <td>{part.article}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
