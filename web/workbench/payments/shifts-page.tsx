/** Closed shifts: one's own, and those that wait for one as the second person; and for who confirms, the drawers that are still open. */
import { Link } from '@tanstack/react-router'
import { shiftList } from '#modules/payments/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { shiftWords as words } from '../../words/zh/work-shifts.ts'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'
import { OpenDrawers } from './open-drawers.tsx'
import { differenceWords, sumWords } from './shift-parts.tsx'

type Row = RowOf<typeof shiftList>

export function ShiftsPage() {
  const [address, change] = useAddressState()
  const can = useCan()
  const confirms = can('payments.confirm-shift')
  const show = address.show === 'all' || (address.show === 'open' && confirms) ? address.show : 'waiting'
  return (
    <Stack>
      <PageTitle text={words.list} />
      <Buttons>
        <Link to={'/work/payments' as string}>{words.back}</Link>
        {can('payments.take') ? <Link to={'/work/payments/shift' as string}>{words.toOwn}</Link> : null}
      </Buttons>
      <p>{show === 'open' ? words.openText : words.listText}</p>
      <Chips
        label={words.filter}
        look="tabs"
        value={show}
        chips={[
          ...(confirms ? [{ value: 'open', label: words.open }] : []),
          { value: 'waiting', label: words.waiting },
          { value: 'all', label: words.all },
        ]}
        onChange={(next) => change({ show: next === 'waiting' ? undefined : next })}
      />
      {show === 'open' ? <OpenDrawers /> : <ClosedShifts show={show} />}
    </Stack>
  )
}

function ClosedShifts({ show }: { show: 'waiting' | 'all' }) {
  const pages = usePages(shiftList, { show, limit: 30 }, { keepPrevious: true, everySeconds: 30 })
  return (
    <KeysetTable
      caption={words.list}
      columns={columns}
      pages={pages}
      rowKey={(row) => row.id}
      linkTo={(row) => `/work/payments/shifts/${row.id}`}
      exports={<ListExport pages={pages} of={words.list} />}
      empty={<Empty title={show === 'all' ? words.listEmptyAll : words.listEmpty}>{words.listEmptyText}</Empty>}
    />
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'clerk',
    title: titles.clerk,
    cell: (row) => words.number(row.clerkName, row.number),
    text: (row) => words.number(row.clerkName, row.number),
  },
  { key: 'closed', title: titles.closed, cell: (row) => momentWords(row.closedAt), text: (row) => row.closedAt },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  {
    key: 'expected',
    title: titles.expected,
    align: 'right',
    cell: (row) => sumWords(row.expected),
    text: (row) => sumWords(row.expected),
  },
  {
    key: 'counted',
    title: titles.counted,
    align: 'right',
    cell: (row) => sumWords(row.counted),
    text: (row) => sumWords(row.counted),
  },
  {
    key: 'difference',
    title: titles.difference,
    cell: (row) =>
      row.counted === row.expected ? (
        words.equal
      ) : (
        <StateTag tone="danger">{differenceWords(row.counted - row.expected)}</StateTag>
      ),
    text: (row) => differenceWords(row.counted - row.expected),
  },
  {
    key: 'state',
    title: titles.state,
    cell: (row) =>
      row.confirmed ? (
        <StateTag tone="success">{words.confirmed}</StateTag>
      ) : (
        <StateTag tone="warning">{words.waiting}</StateTag>
      ),
    text: (row) => (row.confirmed ? words.confirmed : words.waiting),
  },
]
