/** What a case was late with, on which provision, and the reason the body gave; the same for applicant and staff. */
import type { DelayShown } from '#modules/cases/contract.ts'
import { dateWords, momentWords } from '../words/format.ts'
import { delayWords as words } from '../words/zh/delays.ts'
import css from './delays.module.css'
import { StateTag } from './state-tag.tsx'

export function Delays({ of }: { of: readonly DelayShown[] }) {
  return (
    <ul className={css.list}>
      {of.toReversed().map((one) => (
        <li key={one.clock + one.dueOn}>
          <p>
            {words.missed(one.title, dateWords(one.dueOn), one.what)}{' '}
            <StateTag tone={one.over ? 'neutral' : 'danger'}>{one.over ? words.over : words.late}</StateTag>
          </p>
          <Said of={one} />
          <p className={css.quiet}>
            {one.article}，{words.notedOn(dateWords(one.notedOn))}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Said({ of: { explanation, over } }: { of: DelayShown }) {
  if (!explanation) return over ? null : <p>{words.none}</p>
  const { reason, expectedOn, at } = explanation
  return (
    <div className={css.said}>
      <p>
        {words.explanation}：{reason}
      </p>
      <p>
        {over ? null : <strong>{words.expected(dateWords(expectedOn))}</strong>}{' '}
        <span className={css.quiet}>{words.saidAt(momentWords(at))}</span>
      </p>
    </div>
  )
}
