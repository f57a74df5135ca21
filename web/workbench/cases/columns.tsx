/** A case as a row: the same columns wherever cases are listed. */
import type { CaseListRow } from '#modules/cases/contract.ts'
import { DueWord } from '../../ui/due-word.tsx'
import type { Column } from '../../ui/keyset-table.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { agoWords, fullMomentWords, remainingWords } from '../../words/format.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import css from './worklist.module.css'

const titles = words.columns

export const caseColumns: readonly [Column<CaseListRow>, ...Column<CaseListRow>[]] = [
  {
    key: 'remaining',
    title: titles.remaining,
    width: '9.5em',
    cell: (row) => (
      <>
        <Remaining row={row} />
        <span className="unseen">{row.number}</span>
      </>
    ),
    text: (row) => (row.remaining === undefined ? words.noClock : remainingWords(row.remaining)),
  },
  {
    key: 'number',
    title: titles.number,
    cell: (row) => <ShortNumber number={row.number} />,
    text: (row) => row.number,
  },
  { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
  { key: 'applicant', title: titles.applicant, cell: (row) => row.applicantName, text: (row) => row.applicantName },
  {
    key: 'step',
    title: titles.step,
    cell: (row) => (
      <>
        <span className={css.whole}>{row.statusTitle}</span>
        {row.task ? <span className={css.task}>{row.task}</span> : null}
      </>
    ),
    text: (row) => [row.statusTitle, row.task].filter(Boolean).join('，'),
  },
  {
    key: 'handler',
    title: titles.handler,
    cell: (row) => <span className={css.whole}>{handlerOf(row)}</span>,
    text: handlerOf,
  },
  {
    key: 'updated',
    title: titles.updated,
    cell: (row) => (
      <time className={css.whole} dateTime={row.updatedAt} title={fullMomentWords(row.updatedAt)}>
        {agoWords(row.updatedAt)}
      </time>
    ),
    text: (row) => fullMomentWords(row.updatedAt),
  },
]

/** Date and serial of a case number: what tells cases of one list apart. The item's 31 digits before them are on hover. */
const TELLING = 14

export function ShortNumber({ number }: { number: string }) {
  const tail = number.slice(-TELLING)
  return (
    <abbr className={css.number} title={number}>
      {tail.slice(0, 8)} {tail.slice(8)}
    </abbr>
  )
}

function handlerOf(row: CaseListRow): string {
  return row.handler ?? '—'
}

function Remaining({ row }: { row: CaseListRow }) {
  if (row.remaining === undefined) return <StateTag tone="neutral">{words.noClock}</StateTag>
  return <DueWord remaining={row.remaining} dueOn={row.dueOn} provisional={row.provisional} />
}
