/** One's cases under each other: what, where it stands, what comes next. */
import { Link } from '@tanstack/react-router'
import type { myCases } from '#modules/cases/contract.ts'
import type { RowOf } from '../../client/hooks.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords, shanghaiDate } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import css from './case-rows.module.css'
import { toneOf } from './status-tone.ts'

export type MyCaseRow = RowOf<typeof myCases>

export function CaseRows({ rows }: { rows: readonly MyCaseRow[] }) {
  return (
    <ul className={css.rows}>
      {rows.map((row) => (
        <li key={row.id} className={css.row} data-turn={row.yourTurn ? true : undefined}>
          <p className={css.heading}>
            <Link to="/cases/$caseId" params={{ caseId: row.id }} className={css.open}>
              {row.itemName}
            </Link>
            <StateTag tone={toneOf(row)}>{row.statusTitle}</StateTag>
            {row.yourTurn ? <strong className={css.turn}>{words.yourTurn}</strong> : null}
          </p>
          <p>{row.next}</p>
          <p className={css.quiet}>
            {row.organName}　{words.filedOn(dateWords(shanghaiDate(row.filedAt)))}
          </p>
        </li>
      ))}
    </ul>
  )
}
