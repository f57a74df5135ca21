/** The items this editor keeps. */
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { editableItems, itemStatuses, versionStatuses } from '#modules/catalogue/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { fullMomentWords } from '../../words/format.ts'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'
import css from './catalogue.module.css'
import { DeskTabs } from './desk-tabs.tsx'
import { ExportButton } from './imports/export-button.tsx'

type Row = RowOf<typeof editableItems>
const WAITING = 'waiting'

export function CataloguePage() {
  const [state, change] = useAddressState()
  const [typed, setTyped] = useState(state.name ?? '')
  const name = useDeferredValue(typed.trim())
  const waiting = state.show === WAITING
  const status = (Object.keys(itemStatuses) as Row['status'][]).find((one) => one === state.show)
  const pages = usePages(
    editableItems,
    { status, waiting: waiting ? 'true' : undefined, name: name || undefined, limit: 30 },
    { keepPrevious: true },
  )
  return (
    <Stack>
      <header className={css.head}>
        <PageTitle text={words.title} />
        <Buttons>
          <ExportButton />
          <Link to={'/work/catalogue/new' as string} className={css.button}>
            {words.newItem}
          </Link>
        </Buttons>
      </header>
      <DeskTabs />
      <TextField
        label={words.find}
        hideLabel
        required
        type="search"
        placeholder={words.find}
        maxLength={80}
        value={typed}
        onChange={setTyped}
        onBlur={() => change({ name: typed.trim() })}
      />
      <Chips
        label={words.status}
        look="tabs"
        value={state.show ?? ''}
        chips={[
          { value: '', label: words.everyStatus },
          ...Object.entries(itemStatuses).map(([value, label]) => ({ value, label })),
          { value: WAITING, label: words.waiting },
        ]}
        onChange={(show) => change({ show })}
      />
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        // Whoever checks goes straight to what waits for them.
        linkTo={(row) =>
          waiting && row.open ? `/work/catalogue/versions/${row.open.versionId}` : `/work/catalogue/${row.id}`
        }
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

export const statusTones = { draft: 'neutral', published: 'success', withdrawn: 'danger' } as const satisfies Record<
  Row['status'],
  Tone
>

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'name', title: titles.name, cell: (row) => row.name, text: (row) => row.name },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'code', title: titles.code, cell: (row) => row.code, text: (row) => row.code, wideOnly: true },
  {
    key: 'status',
    title: titles.status,
    cell: (row) => <StateTag tone={statusTones[row.status]}>{itemStatuses[row.status]}</StateTag>,
    text: (row) => itemStatuses[row.status],
  },
  {
    key: 'open',
    title: titles.open,
    cell: (row) =>
      row.open ? (
        <StateTag tone={row.open.status === 'submitted' ? 'warning' : 'info'}>
          {`${words.versionNo(row.open.no)}，${versionStatuses[row.open.status]}`}
        </StateTag>
      ) : (
        words.noOpen
      ),
    text: (row) => (row.open ? versionStatuses[row.open.status] : ''),
  },
  {
    key: 'changed',
    title: titles.changed,
    cell: (row) => <MomentTime at={row.changedAt} ago />,
    text: (row) => fullMomentWords(row.changedAt),
  },
]
