/** Who asked the halls for help, what is due first; one takes it on, helps, links the case, ends it. */
import { Button } from 'antd'
import { useState } from 'react'
import { requestList, type RequestState, requestStates } from '#modules/assistance/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { assistanceWords } from '../../words/zh/assistance.ts'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'
import { RecordRequest } from './record-request.tsx'
import { RequestDialog } from './request-dialog.tsx'

const words = assistanceWords.work
type Row = RowOf<typeof requestList>
const states = Object.keys(requestStates) as RequestState[]

export function AssistancePage() {
  const [state, change] = useAddressState()
  const [recording, setRecording] = useState(false)
  const shown = states.find((one) => one === state.state) ?? 'open'
  const mine = state.mine === 'true'
  const pages = usePages(
    requestList,
    { state: shown, mine: mine ? 'true' : undefined, limit: 30 },
    { keepPrevious: true },
  )
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.text}</p>
      <div>
        <Button type="primary" onClick={() => setRecording(true)}>
          {words.record}
        </Button>
      </div>
      <Chips
        label={words.states}
        look="tabs"
        value={shown}
        chips={states.map((value) => ({ value, label: requestStates[value] }))}
        onChange={(next) => change({ state: next === 'open' ? undefined : next })}
      />
      <Chips
        label={words.whose}
        value={mine ? 'mine' : 'all'}
        chips={[
          { value: 'all', label: words.all },
          { value: 'mine', label: words.onlyMine },
        ]}
        onChange={(next) => change({ mine: next === 'mine' ? 'true' : undefined })}
      />
      <KeysetTable
        caption={words.title}
        columns={columnsFor((row) => change({ request: row.id }))}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
      {recording ? <RecordRequest onClose={() => setRecording(false)} /> : null}
      {state.request ? (
        <RequestDialog key={state.request} id={state.request} onClose={() => change({ request: undefined })} />
      ) : null}
    </Stack>
  )
}

function columnsFor(onOpen: (row: Row) => void): [Column<Row>, ...Column<Row>[]] {
  const titles = words.columns
  return [
    {
      key: 'due',
      title: titles.due,
      cell: (row) => (
        <>
          {fullDateWords(row.dueOn)} {row.overdue ? <StateTag tone="danger">{words.overdue}</StateTag> : null}
        </>
      ),
      text: (row) => row.dueOn,
    },
    {
      key: 'name',
      title: titles.name,
      cell: (row) => `${row.name}　${row.phoneMasked}`,
      text: (row) => row.name,
    },
    { key: 'wish', title: titles.wish, cell: (row) => row.itemName ?? row.wish, text: (row) => row.wish },
    { key: 'way', title: titles.way, cell: (row) => row.wayTitle, text: (row) => row.wayTitle, wideOnly: true },
    { key: 'hall', title: titles.hall, cell: (row) => row.hallName, text: (row) => row.hallName, wideOnly: true },
    { key: 'helper', title: titles.helper, cell: (row) => row.helperName ?? '', text: (row) => row.helperName ?? '' },
    {
      key: 'act',
      title: titles.act,
      cell: (row) => (
        <Button size="small" aria-label={`${words.open} ${row.name}`} onClick={() => onOpen(row)}>
          {words.open}
        </Button>
      ),
    },
  ]
}
