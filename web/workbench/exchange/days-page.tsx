/** Reconciliation by day: what both sides have, and which rows differ. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { checkDay, dayChecks, dayFindings, exchangeState, findingKinds, resendDay } from '#modules/exchange/contract.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { Empty, ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { momentWords } from '../../words/format.ts'
import { exchangeWords } from '../../words/zh/work-exchange.ts'
import { AskDay } from '../ask-day.tsx'
import { ListExport } from '../exports/list-export.tsx'
import css from './exchange.module.css'
import { RowStateTag } from './row-state.tsx'

type Check = RowOf<typeof dayChecks>
type Finding = RowOf<typeof dayFindings>

const words = exchangeWords.daysPage
const tones = { equal: 'success', differs: 'danger', failed: 'warning' } as const
const SECONDS = 5

export function ExchangeDaysPage() {
  const [address] = useAddressState()
  const state = useView(exchangeState, {})
  const pages = usePages(dayChecks, { limit: 30 }, { everySeconds: SECONDS })
  const operates = state.data?.can.includes('check') ?? false
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>
        <Link to={'/work/exchange' as string}>{exchangeWords.acts.back}</Link>
      </p>
      <p>
        {words.text} {state.data?.standIn ? <StandInBadge of={exchangeWords.standIn} /> : null}
      </p>
      {operates ? <AskDay route={checkDay} words={words} /> : null}
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.day}
        linkTo={(row) => `/work/exchange/days?day=${row.day}`}
        openKey={address.day}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
      {address.day ? <Findings key={address.day} day={address.day} operates={operates} /> : null}
    </Stack>
  )
}

const titles = words.columns
type Count = 'ours' | 'theirs' | 'missing' | 'different' | 'surplus' | 'onTheWay'

function countColumn(key: Count): Column<Check> {
  return { key, title: titles[key], align: 'right', cell: (row) => row[key], text: (row) => String(row[key]) }
}

const columns: readonly [Column<Check>, ...Column<Check>[]] = [
  { key: 'day', title: titles.day, cell: (row) => row.day, text: (row) => row.day },
  {
    key: 'outcome',
    title: titles.outcome,
    cell: (row) => (
      <>
        <StateTag tone={tones[row.outcome]}>{words.outcomes[row.outcome]}</StateTag> {row.error}
      </>
    ),
    text: (row) => [words.outcomes[row.outcome], row.error].filter(Boolean).join('：'),
  },
  countColumn('ours'),
  countColumn('theirs'),
  countColumn('missing'),
  countColumn('different'),
  countColumn('surplus'),
  countColumn('onTheWay'),
  { key: 'at', title: titles.at, cell: (row) => momentWords(row.checkedAt), text: (row) => row.checkedAt },
]

function Findings({ day, operates }: { day: string; operates: boolean }) {
  const pages = usePages(dayFindings, { day, limit: 30 }, { everySeconds: SECONDS })
  const act = useAct(resendDay)
  const [resent, setResent] = useState<number>()
  const resend = async () => setResent((await act.run({ day }))?.count)
  return (
    <section aria-label={words.findings(day)} className={css.list}>
      <h2>{words.findings(day)}</h2>
      {operates && pages.rows.some((row) => row.kind !== 'surplus') ? (
        <p>
          <Button type="primary" loading={act.pending} onClick={() => void resend()}>
            {words.resend}
          </Button>
        </p>
      ) : null}
      <output>{resent === undefined ? null : exchangeWords.acts.resent(resent)}</output>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <KeysetTable
        caption={words.findings(day)}
        columns={findingColumns}
        pages={pages}
        rowKey={(row) => row.guid}
        linkTo={(row) => (row.row ? `/work/exchange/${row.guid}` : `/work/exchange/days?day=${day}`)}
        exports={<ListExport pages={pages} of={words.findings(day)} />}
        empty={<Empty title={words.noFindings} />}
      />
    </section>
  )
}

const rowTitles = exchangeWords.columns

const findingColumns: readonly [Column<Finding>, ...Column<Finding>[]] = [
  {
    key: 'number',
    title: rowTitles.number,
    cell: ({ row }) => <span className={css.whole}>{row?.number ?? words.theirsAlone}</span>,
    text: ({ row }) => row?.number ?? words.theirsAlone,
  },
  { key: 'kind', title: words.kind, cell: ({ kind }) => findingKinds[kind], text: ({ kind }) => findingKinds[kind] },
  {
    key: 'table',
    title: rowTitles.table,
    cell: ({ row }) => row?.tableTitle ?? '—',
    text: ({ row }) => row?.tableTitle ?? '',
  },
  {
    key: 'state',
    title: rowTitles.state,
    cell: ({ row }) => (row ? <RowStateTag state={row.state} /> : '—'),
    text: ({ row }) => row?.stateTitle ?? '',
  },
]
