/** Fees of the cases of one's reach: by state, by number, and those with a refund that waits. */
import { Link } from '@tanstack/react-router'
import { billList, billStatuses, billStatusTitles, gatewayState } from '#modules/payments/contract.ts'
import { type RowOf, usePages, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { billTones } from '../../ui/bill-tone.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { dateWords, momentWords, moneyWords } from '../../words/format.ts'
import { paymentWords } from '../../words/zh/payments.ts'
import { shiftWords } from '../../words/zh/work-shifts.ts'
import { workPaymentWords as words } from '../../words/zh/work-payments.ts'
import { Chips } from '../chips.tsx'
import { FindByNumber } from '../find-by-number.tsx'
import { ListExport } from '../exports/list-export.tsx'
import css from './payments.module.css'

type Row = RowOf<typeof billList>
const WAITING = 'refunds'

export function PaymentsPage() {
  const [address, change] = useAddressState()
  const state = useView(gatewayState, {})
  const can = useCan()
  const status = billStatuses.find((one) => one === address.state)
  const refunds = address.state === WAITING ? ('waiting' as const) : undefined
  const pages = usePages(
    billList,
    { status, refunds, number: address.number, limit: 30 },
    { keepPrevious: true, everySeconds: 30 },
  )
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>
        {state.data?.on === false ? `${words.off}。${words.offText}` : null}
        {state.data?.host ? words.connected(state.data.host) : null}{' '}
        {state.data?.standIn ? <StandInBadge of={paymentWords.standIn} /> : null}
      </p>
      <Buttons>
        {can('payments.take') ? <Link to={'/work/payments/shift' as string}>{shiftWords.toOwn}</Link> : null}
        {can('payments.take') || can('payments.confirm-shift') ? (
          <Link to={'/work/payments/shifts' as string}>{shiftWords.toList}</Link>
        ) : null}
        {can('payments.reconcile') ? <Link to={'/work/payments/days' as string}>{words.days}</Link> : null}
      </Buttons>
      <Chips
        label={words.filter}
        look="tabs"
        value={address.state ?? ''}
        chips={[
          { value: '', label: words.all },
          { value: WAITING, label: words.refundsWaiting },
          ...billStatuses.map((value) => ({ value, label: billStatusTitles[value] })),
        ]}
        onChange={(next) => change({ state: next })}
      />
      <FindByNumber
        key={address.number}
        label={words.find}
        button={words.findButton}
        number={address.number}
        longest={64}
        onFind={(number) => change({ number })}
      />
      <KeysetTable
        caption={words.list}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        linkTo={(row) => `/work/payments/${row.id}`}
        exports={<ListExport pages={pages} of={words.list} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'number',
    title: titles.number,
    cell: (row) => <span className={css.whole}>{row.subjectNumber}</span>,
    text: (row) => row.subjectNumber,
  },
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  { key: 'payer', title: titles.payer, cell: (row) => row.payerName, text: (row) => row.payerName },
  {
    key: 'amount',
    title: titles.amount,
    align: 'right',
    cell: (row) => moneyWords(row.amount),
    text: (row) => (row.amount / 100).toFixed(2),
  },
  {
    key: 'status',
    title: titles.status,
    cell: (row) => (
      <>
        <StateTag tone={billTones[row.status]}>{row.statusTitle}</StateTag>{' '}
        {row.refundWaits ? <StateTag tone="warning">{words.refundsWaiting}</StateTag> : null}
      </>
    ),
    text: (row) => row.statusTitle,
  },
  { key: 'due', title: titles.due, cell: (row) => dateWords(row.dueOn), text: (row) => row.dueOn },
  {
    key: 'paid',
    title: titles.paidAt,
    cell: (row) => (row.paidAt ? momentWords(row.paidAt) : '—'),
    text: (row) => row.paidAt ?? '',
  },
]
