/** One change to many items: what waits to be checked, and what became of the others. */
import { Link } from '@tanstack/react-router'
import { changeSetList, changeSetStatuses } from '#modules/catalogue/contract.ts'
import { type RowOf, usePages } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Stack } from '../../../ui/card.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { MomentTime } from '../../../ui/moment-time.tsx'
import { fullMomentWords } from '../../../words/format.ts'
import { workChangeSetWords as words } from '../../../words/zh/work-change-sets.ts'
import { Chips } from '../../chips.tsx'
import css from '../catalogue.module.css'
import { DeskTabs } from '../desk-tabs.tsx'
import { ListExport } from '../../exports/list-export.tsx'

type Row = RowOf<typeof changeSetList>

export const setTones = { waiting: 'warning', applied: 'success', rejected: 'danger', withdrawn: 'neutral' } as const

export function ChangeSetsPage() {
  const [state, change] = useAddressState()
  const status = (Object.keys(changeSetStatuses) as Row['status'][]).find((one) => one === state.show)
  const pages = usePages(changeSetList, { status, limit: 30 }, { keepPrevious: true })
  return (
    <Stack>
      <header className={css.head}>
        <PageTitle text={words.title} />
        <Link to={'/work/catalogue/change-sets/new' as string} className={css.button}>
          {words.new}
        </Link>
      </header>
      <DeskTabs />
      <p>{words.intro}</p>
      <Chips
        label={words.status}
        look="tabs"
        value={status ?? ''}
        chips={[
          { value: '', label: words.everyStatus },
          ...Object.entries(changeSetStatuses).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(show) => change({ show })}
      />
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        linkTo={(row) => `/work/catalogue/change-sets/${row.id}`}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  {
    key: 'status',
    title: titles.status,
    cell: (row) => <StateTag tone={setTones[row.status]}>{changeSetStatuses[row.status]}</StateTag>,
    text: (row) => changeSetStatuses[row.status],
  },
  { key: 'items', title: titles.items, cell: (row) => words.items(row.items), text: (row) => String(row.items) },
  { key: 'by', title: titles.by, cell: (row) => row.madeBy, text: (row) => row.madeBy },
  {
    key: 'at',
    title: titles.at,
    cell: (row) => <MomentTime at={row.madeAt} />,
    text: (row) => fullMomentWords(row.madeAt),
  },
  {
    key: 'decided',
    title: titles.decided,
    cell: (row) => row.decidedBy ?? words.choose.none,
    text: (row) => row.decidedBy ?? '',
  },
]
