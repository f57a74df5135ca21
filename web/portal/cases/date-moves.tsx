/** Why the promised date is not the one told at first: special procedures and the extension. */
import { Card } from '../../ui/card.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import css from './case-page.module.css'
import type { MyCase } from './case-page.tsx'

export function DateMoves({ file: { procedures, clock } }: { file: MyCase }) {
  const extensions = clock.lines.filter((line) => line.phase === 'extension')
  if (procedures.length === 0 && extensions.length === 0) return null
  return (
    <Card title={words.procedures}>
      <ul className={css.materials}>
        {procedures.map((one) => (
          <li key={one.from + one.kind}>
            <p>
              <strong>{one.title}</strong>{' '}
              <StateTag tone={one.to ? 'neutral' : 'warning'}>
                {one.to ? words.procedureEnded : words.procedureGoesOn}
              </StateTag>
            </p>
            <p>
              {one.to
                ? words.procedureDone(dateWords(one.from), dateWords(one.to))
                : words.procedureRuns(dateWords(one.from), one.days, dateWords(one.plannedTo))}
            </p>
            <p>{one.reason}</p>
            {one.result ? <p>{words.procedureResult(one.result)}</p> : null}
            <p className={css.quiet}>
              {words.procedureNote}
              {words.basis(one.basis)}
            </p>
          </li>
        ))}
        {extensions.map((line) => (
          <li key={line.from}>
            <p>
              <strong>{words.extended(line.adds)}</strong> {dateWords(line.from)}
            </p>
            <p>{line.why}</p>
            <p className={css.quiet}>{words.basis(line.article)}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
