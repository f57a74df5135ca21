/** The reconciliation desk: what both sides have of a day, and what somebody has to look into. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  checkDay,
  checkOutcomes,
  dayChecks,
  differences,
  gatewayState,
  settleDifference,
} from '#modules/payments/contract.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords, momentWords, moneyWords } from '../../words/format.ts'
import { paymentWords } from '../../words/zh/payments.ts'
import { workPaymentWords } from '../../words/zh/work-payments.ts'
import { AskDay } from '../ask-day.tsx'
import { ListExport } from '../exports/list-export.tsx'
import css from './payments.module.css'

const words = workPaymentWords.daysPage
const titles = words.columns
const tones = { equal: 'success', differs: 'danger', failed: 'warning' } as const
const SECONDS = 5

type Check = RowOf<typeof dayChecks>
type Difference = RowOf<typeof differences>

export function PaymentDaysPage() {
  const state = useView(gatewayState, {})
  const checks = usePages(dayChecks, { limit: 30 }, { everySeconds: SECONDS })
  const open = usePages(differences, { limit: 30 }, { everySeconds: SECONDS })
  const [settling, setSettling] = useState<Difference>()
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>
        <Link to={'/work/payments' as string}>{workPaymentWords.back}</Link>
      </p>
      <p>
        {words.text} {state.data?.standIn ? <StandInBadge of={paymentWords.standIn} /> : null}
      </p>
      {state.data?.on ? <AskDay route={checkDay} words={words} /> : null}
      <section aria-label={words.differences} className={css.list}>
        <h2>{words.differences}</h2>
        <KeysetTable
          caption={words.differences}
          columns={differenceColumns}
          pages={open}
          rowKey={(row) => row.id}
          onOpen={setSettling}
          exports={<ListExport pages={open} of={words.differences} />}
          empty={<Empty title={words.noDifferences} />}
        />
      </section>
      <section aria-label={words.title} className={css.list}>
        <KeysetTable
          caption={words.title}
          columns={checkColumns}
          pages={checks}
          rowKey={(row) => row.day}
          exports={<ListExport pages={checks} of={words.title} />}
          empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
        />
      </section>
      {settling ? <Settle key={settling.id} of={settling} onClose={() => setSettling(undefined)} /> : null}
    </Stack>
  )
}

function Settle({ of, onClose }: { of: Difference; onClose: () => void }) {
  const act = useAct(settleDifference)
  const confirm = async (said: string) => {
    if (await act.run({ id: of.id, words: said })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.settleTitle}
      effect={words.settleEffect}
      verb={words.settle}
      reason={{ label: words.settleReason, longest: 500 }}
      act={act}
      onConfirm={(said) => void confirm(said)}
      onClose={onClose}
    />
  )
}

const sum = (amount: number | undefined) => (amount === undefined ? words.none : moneyWords(amount))

const differenceColumns: readonly [Column<Difference>, ...Column<Difference>[]] = [
  {
    key: 'serial',
    title: titles.serial,
    cell: (row) => <span className={css.whole}>{row.serial}</span>,
    text: (row) => row.serial,
  },
  { key: 'day', title: titles.day, cell: (row) => dateWords(row.day), text: (row) => row.day },
  { key: 'kind', title: titles.kind, cell: (row) => row.kindTitle, text: (row) => row.kindTitle },
  {
    key: 'number',
    title: titles.number,
    cell: (row) =>
      row.billId ? (
        <Link className={css.whole} to={`/work/payments/${row.billId}` as string}>
          {row.number}
        </Link>
      ) : (
        <span className={css.whole}>{row.number}</span>
      ),
    text: (row) => row.number,
  },
  { key: 'ours', title: titles.ours, align: 'right', cell: (row) => sum(row.ours), text: (row) => sum(row.ours) },
  {
    key: 'theirs',
    title: titles.theirs,
    align: 'right',
    cell: (row) => sum(row.theirs),
    text: (row) => sum(row.theirs),
  },
]

const checkColumns: readonly [Column<Check>, ...Column<Check>[]] = [
  { key: 'day', title: titles.day, cell: (row) => dateWords(row.day), text: (row) => row.day },
  {
    key: 'outcome',
    title: titles.outcome,
    cell: (row) => (
      <>
        <StateTag tone={tones[row.outcome]}>{checkOutcomes[row.outcome]}</StateTag> {row.error}
      </>
    ),
    text: (row) => checkOutcomes[row.outcome],
  },
  {
    key: 'ours',
    title: titles.ours,
    cell: (row) => words.sums(row.ours, moneyWords(row.oursNet)),
    text: (row) => String(row.oursNet),
  },
  {
    key: 'theirs',
    title: titles.theirs,
    cell: (row) => words.sums(row.theirs, moneyWords(row.theirsNet)),
    text: (row) => String(row.theirsNet),
  },
  {
    key: 'counter',
    title: titles.counter,
    cell: (row) => words.sums(row.counter, moneyWords(row.counterNet)),
    text: (row) => String(row.counterNet),
  },
  { key: 'open', title: titles.open, align: 'right', cell: (row) => row.open, text: (row) => String(row.open) },
  { key: 'at', title: titles.at, cell: (row) => momentWords(row.checkedAt), text: (row) => row.checkedAt },
]
