/** Halls, and the windows of the one that is open. */
import { Button } from 'antd'
import { useState } from 'react'
import { hallList } from '#modules/organs/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { Empty } from '../../ui/states.tsx'
import { workOrganWords } from '../../words/zh/work-organs.ts'
import split from '../split.module.css'
import { ListExport } from '../exports/list-export.tsx'
import { HallDialog } from './hall-dialog.tsx'
import { HallWindows } from './hall-windows.tsx'

export type HallRow = RowOf<typeof hallList>

const words = workOrganWords.halls

export function HallList() {
  const [state, change] = useAddressState()
  const [asking, setAsking] = useState<HallRow | 'new'>()
  const pages = usePages(hallList, { limit: 30 }, { keepPrevious: true })
  const open = pages.rows.find((row) => row.id === state.open)
  return (
    <>
      <div>
        <Button type="primary" onClick={() => setAsking('new')}>
          {words.create}
        </Button>
      </div>
      <div className={open ? split.split : undefined}>
        <KeysetTable
          caption={workOrganWords.shows.halls}
          columns={columnsWith(setAsking)}
          pages={pages}
          rowKey={(row) => row.id}
          onOpen={(row) => change({ open: row.id })}
          openKey={open?.id}
          exports={<ListExport pages={pages} of={workOrganWords.shows.halls} />}
          empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
        />
        {open ? <HallWindows key={open.id} hall={open} onClose={() => change({ open: undefined })} /> : null}
      </div>
      {asking ? <HallDialog hall={asking === 'new' ? undefined : asking} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}

function columnsWith(ask: (hall: HallRow) => void): [Column<HallRow>, ...Column<HallRow>[]] {
  const titles = words.columns
  return [
    { key: 'name', title: titles.name, cell: (row) => row.name, text: (row) => row.name },
    { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
    { key: 'address', title: titles.address, cell: (row) => row.address, text: (row) => row.address },
    { key: 'hours', title: titles.hours, cell: (row) => row.hours, text: (row) => row.hours },
    {
      key: 'act',
      title: titles.act,
      cell: (row) => (
        <Button aria-label={`${words.change} ${row.name}`} onClick={() => ask(row)}>
          {workOrganWords.change}
        </Button>
      ),
    },
  ]
}
