/** Who took or gave back cash and has not closed the shift, the longest open first. */
import { openDrawers } from '#modules/payments/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { shiftWords as words } from '../../words/zh/work-shifts.ts'
import { ListExport } from '../exports/list-export.tsx'
import { sumWords } from './shift-parts.tsx'

type Row = RowOf<typeof openDrawers>

export function OpenDrawers() {
  const pages = usePages(openDrawers, { limit: 30 }, { keepPrevious: true, everySeconds: 30 })
  return (
    <KeysetTable
      caption={words.open}
      columns={columns}
      pages={pages}
      rowKey={(row) => row.clerkId}
      exports={<ListExport pages={pages} of={words.open} />}
      empty={<Empty title={words.openEmpty}>{words.openEmptyText}</Empty>}
    />
  )
}

const titles = words.openColumns

/** A centre and its hall may bear one name. */
const placeOf = ({ organName, hallName, windowNo }: Row): string =>
  [organName === hallName ? undefined : organName, hallName && words.window(hallName, windowNo)]
    .filter(Boolean)
    .join('，')

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'clerk', title: titles.clerk, cell: (row) => row.clerkName, text: (row) => row.clerkName },
  {
    key: 'state',
    title: titles.state,
    cell: ({ fromEarlierDay }) => (
      <StateTag tone={fromEarlierDay ? 'danger' : 'neutral'}>
        {fromEarlierDay ? words.earlierDay : words.thisDay}
      </StateTag>
    ),
    text: (row) => (row.fromEarlierDay ? words.earlierDay : words.thisDay),
  },
  { key: 'place', title: titles.place, cell: placeOf, text: placeOf },
  { key: 'since', title: titles.since, cell: (row) => momentWords(row.since), text: (row) => row.since },
  { key: 'last', title: titles.last, cell: (row) => momentWords(row.lastAt), text: (row) => row.lastAt },
  {
    key: 'entries',
    title: titles.entries,
    align: 'right',
    cell: (row) => words.count(row.entries),
    text: (row) => String(row.entries),
  },
  {
    key: 'expected',
    title: titles.expected,
    align: 'right',
    cell: (row) => sumWords(row.expected),
    text: (row) => sumWords(row.expected),
  },
]
