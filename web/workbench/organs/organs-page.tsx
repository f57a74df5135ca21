/** Bodies and halls. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { type Organ, organKinds, organLevels, organList } from '#modules/organs/contract.ts'
import { usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { workOrganWords as words } from '../../words/zh/work-organs.ts'
import catalogueCss from '../catalogue/catalogue.module.css'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'
import { HallList } from './hall-list.tsx'
import { OrganDialog } from './organ-dialog.tsx'

export function OrgansPage() {
  const [state, change] = useAddressState()
  const halls = state.show === 'halls'
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Chips
        label={words.show}
        look="tabs"
        value={halls ? 'halls' : 'organs'}
        chips={Object.entries(words.shows).map(([value, label]) => ({ value, label }))}
        onChange={(show) => change({ show: show === 'organs' ? undefined : show, open: undefined })}
      />
      {halls ? <HallList /> : <OrganTable />}
    </Stack>
  )
}

function OrganTable() {
  const [state, change] = useAddressState()
  const [typed, setTyped] = useState(state.q ?? '')
  const [asking, setAsking] = useState<Organ | 'new'>()
  const q = useDeferredValue(typed.trim())
  const pages = usePages(organList, { q: q || undefined, limit: 30 }, { keepPrevious: true })
  return (
    <>
      <div className={catalogueCss.head}>
        <TextField
          label={words.find}
          hideLabel
          required
          type="search"
          placeholder={words.find}
          maxLength={40}
          value={typed}
          onChange={setTyped}
          onBlur={() => change({ q: typed.trim() })}
        />
        <Button type="primary" onClick={() => setAsking('new')}>
          {words.createOrgan}
        </Button>
      </div>
      <KeysetTable
        caption={words.title}
        columns={columnsWith(setAsking)}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
      {asking ? (
        <OrganDialog organ={asking === 'new' ? undefined : asking} onClose={() => setAsking(undefined)} />
      ) : null}
    </>
  )
}

function columnsWith(ask: (organ: Organ) => void): [Column<Organ>, ...Column<Organ>[]] {
  const titles = words.columns
  return [
    { key: 'name', title: titles.name, cell: (row) => row.name, text: (row) => row.name },
    { key: 'kind', title: titles.kind, cell: (row) => organKinds[row.kind], text: (row) => organKinds[row.kind] },
    { key: 'level', title: titles.level, cell: (row) => organLevels[row.level], text: (row) => organLevels[row.level] },
    {
      key: 'region',
      title: titles.region,
      cell: (row) => row.regionCode,
      text: (row) => row.regionCode,
      wideOnly: true,
    },
    { key: 'word', title: titles.word, cell: (row) => row.letterWord, text: (row) => row.letterWord },
    { key: 'phone', title: titles.phone, cell: (row) => row.phone, text: (row) => row.phone ?? '' },
    {
      key: 'act',
      title: titles.act,
      cell: (row) => (
        <Button aria-label={`${words.changeOrgan} ${row.name}`} onClick={() => ask(row)}>
          {words.change}
        </Button>
      ),
    },
  ]
}
