/** A row for the platform above as a line of a list. */
import type { ExchangeListRow } from '#modules/exchange/contract.ts'
import type { Column } from '../../ui/keyset-table.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { fullMomentWords } from '../../words/format.ts'
import { exchangeWords as words } from '../../words/zh/work-exchange.ts'
import { ShortNumber } from '../cases/columns.tsx'
import { RowStateTag } from './row-state.tsx'

const titles = words.columns

export const rowColumns: readonly [Column<ExchangeListRow>, ...Column<ExchangeListRow>[]] = [
  {
    key: 'number',
    title: titles.number,
    cell: (row) => <ShortNumber number={row.number} />,
    text: (row) => row.number,
  },
  { key: 'table', title: titles.table, cell: (row) => row.tableTitle, text: (row) => `${row.tableTitle} ${row.table}` },
  {
    key: 'state',
    title: titles.state,
    width: '9.5em',
    cell: (row) => <RowStateTag state={row.state} />,
    text: (row) => row.stateTitle,
  },
  {
    key: 'revision',
    title: titles.revision,
    cell: (row) => words.revision(row.revision),
    text: (row) => words.revision(row.revision),
  },
  {
    key: 'attempts',
    title: titles.attempts,
    wideOnly: true,
    cell: (row) => row.attempts,
    text: (row) => String(row.attempts),
  },
  {
    key: 'why',
    title: titles.why,
    cell: (row) => row.why ?? row.receipt ?? '—',
    text: (row) => row.why ?? row.receipt ?? '',
  },
  {
    key: 'at',
    title: titles.at,
    cell: (row) => <MomentTime at={row.changedAt} />,
    text: (row) => fullMomentWords(row.changedAt),
  },
]
