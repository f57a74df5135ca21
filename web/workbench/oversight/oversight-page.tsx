/** Cases that are about to be late or are late, and how each body stands. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { RowOf } from '../../client/hooks.ts'
import { type Watch, watchedCases, watchTitles } from '#modules/oversight/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { DueWord } from '../../ui/due-word.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords, remainingWords } from '../../words/format.ts'
import { objectionWords } from '../../words/zh/objections.ts'
import { oversightWords as words } from '../../words/zh/work-oversight.ts'
import { ShortNumber } from '../cases/columns.tsx'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'
import { BodyTotals } from './body-totals.tsx'
import { IssueOrder } from './issue-order.tsx'

export type WatchedCase = RowOf<typeof watchedCases>

const watches = Object.keys(watchTitles) as Watch[]

export function OversightPage() {
  const [state, change] = useAddressState()
  const [asking, setAsking] = useState<WatchedCase>()
  const can = useCan()
  const watch = watches.find((one) => one === state.watch) ?? 'overdue'
  const pages = usePages(watchedCases, { watch, organId: state.organ, limit: 30 }, { keepPrevious: true })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <BodyTotals onChoose={(organ, kind) => change({ organ, watch: kind })} />
      <Buttons>
        <Link to={'/work/oversight/orders' as string}>{words.orders}</Link>
        {can('oversight.answer-objections') ? (
          <Link to={'/work/oversight/objections' as string}>{objectionWords.desk.to}</Link>
        ) : null}
      </Buttons>
      <Chips
        label={words.watch}
        look="tabs"
        value={watch}
        chips={watches.map((one) => ({ value: one, label: watchTitles[one] }))}
        onChange={(one) => change({ watch: one })}
      />
      {state.organ ? (
        <Buttons>
          <Button onClick={() => change({ organ: undefined })}>{words.onlyOrgan(pages.rows[0]?.organName)}</Button>
        </Buttons>
      ) : null}
      <KeysetTable
        caption={watchTitles[watch]}
        columns={columnsWith(setAsking)}
        pages={pages}
        rowKey={(row) => row.id}
        linkTo={(row) => `/work/cases/${row.id}`}
        exports={<ListExport pages={pages} of={watchTitles[watch]} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
      {asking ? <IssueOrder of={asking} onClose={() => setAsking(undefined)} /> : null}
    </Stack>
  )
}

/** Of a case that is late: what its body says. */
function explanationOf({ explanation, remaining }: WatchedCase): string {
  if (explanation) return words.explained(explanation.reason, dateWords(explanation.expectedOn))
  return remaining < 0 ? words.unexplained : '—'
}

function columnsWith(issue: (row: WatchedCase) => void): [Column<WatchedCase>, ...Column<WatchedCase>[]] {
  const titles = words.columns
  return [
    {
      key: 'remaining',
      title: titles.remaining,
      cell: (row) => (
        <>
          <DueWord remaining={row.remaining} dueOn={row.dueOn} provisional={row.provisional} />
          <span className="unseen">{row.number}</span>
        </>
      ),
      text: (row) => remainingWords(row.remaining),
    },
    {
      key: 'number',
      title: titles.number,
      cell: (row) => <ShortNumber number={row.number} />,
      text: (row) => row.number,
    },
    { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
    { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
    { key: 'applicant', title: titles.applicant, cell: (row) => row.applicantName, text: (row) => row.applicantName },
    { key: 'step', title: titles.step, cell: (row) => row.statusTitle, text: (row) => row.statusTitle },
    { key: 'handler', title: titles.handler, cell: (row) => row.handler ?? '—', text: (row) => row.handler ?? '' },
    {
      key: 'explanation',
      title: titles.explanation,
      cell: explanationOf,
      text: explanationOf,
    },
    {
      key: 'order',
      title: titles.order,
      width: '9rem',
      cell: (row) => (
        <Buttons>
          {row.beyondLaw ? <StateTag tone="danger">{words.beyondLaw}</StateTag> : null}
          {row.orderOpen ? <StateTag tone="warning">{words.orderWaiting}</StateTag> : null}
          {row.can.includes('issue-order') ? (
            <Button aria-label={`${words.issue} ${row.number}`} onClick={() => issue(row)}>
              {words.issue}
            </Button>
          ) : null}
        </Buttons>
      ),
    },
  ]
}
