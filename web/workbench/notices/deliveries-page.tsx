/** What was sent by SMS and mail, and what could not be. */
import { deliveryList, deliveryStates, wayName } from '#modules/notices/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { fullMomentWords } from '../../words/format.ts'
import { workNoticeWords } from '../../words/zh/work-notices.ts'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'

type Row = RowOf<typeof deliveryList>
type State = keyof typeof deliveryStates

const words = workNoticeWords.deliveries
const states = Object.keys(deliveryStates) as State[]
const tones = { waiting: 'info', held: 'info', sent: 'success', delivered: 'success', failed: 'danger' } as const

export function DeliveriesPage() {
  const [state, change] = useAddressState()
  const shown = states.find((one) => one === state.state) ?? 'failed'
  const pages = usePages(deliveryList, { state: shown, limit: 30 }, { keepPrevious: true })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Chips
        label={words.state}
        look="tabs"
        value={shown}
        chips={states.map((value) => ({ value, label: deliveryStates[value] }))}
        onChange={(next) => change({ state: next })}
      />
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  { key: 'channel', title: titles.channel, cell: wayName, text: wayName },
  {
    key: 'state',
    title: titles.state,
    cell: (row) => <StateTag tone={tones[row.state]}>{deliveryStates[row.state]}</StateTag>,
    text: (row) => deliveryStates[row.state],
  },
  { key: 'attempts', title: titles.attempts, cell: (row) => row.attempts, text: (row) => String(row.attempts) },
  { key: 'result', title: titles.result, cell: resultOf, text: resultOf },
  {
    key: 'at',
    title: titles.at,
    cell: (row) => <MomentTime at={row.at} />,
    text: (row) => fullMomentWords(row.at),
  },
]

function resultOf(row: Row): string {
  return row.error ?? row.receipt ?? '—'
}
