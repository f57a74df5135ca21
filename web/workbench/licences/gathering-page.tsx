/** One gathered list: how far it is, the verdict on each row, and what was not taken. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  gatheredOutcomes,
  gatheredRows,
  gatheredVerdicts,
  gathering,
  gatheringErrors,
  type GatheringState,
  gatheringStatuses,
  runGathering,
} from '#modules/licences/contract.ts'
import { addressOf } from '../../client/call.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { gatheringWords as words } from '../../words/zh/work-gathering.ts'
import { Chips } from '../chips.tsx'
import { PageLoaded } from '../page-loaded.tsx'
import { ListExport } from '../exports/list-export.tsx'

type Row = RowOf<typeof gatheredRows>

export function GatheringPage() {
  const { gatheringId } = useParams({ strict: false })
  const [writing, setWriting] = useState(false)
  const view = useView(gathering, { id: gatheringId! }, { everySeconds: writing ? 2 : undefined })
  const now = view.data?.status === 'writing' && !view.data.stopped
  if (now !== writing) setWriting(now)
  return (
    <PageLoaded of={view} title={words.title}>
      {(state) => <One state={state} />}
    </PageLoaded>
  )
}

function One({ state }: { state: GatheringState }) {
  const [address, change] = useAddressState()
  const show = address.show === 'rejected' ? 'rejected' : 'all'
  const pages = usePages(gatheredRows, { id: state.id, show, limit: 50 }, { keepPrevious: true })
  return (
    <Stack>
      <PageTitle text={`${words.title} ${state.typeTitle}`} />
      <p>
        <StateTag tone={state.status === 'done' ? 'success' : 'info'}>{gatheringStatuses[state.status]}</StateTag>{' '}
        {state.organName}　{state.source}　{state.fileName}　{words.by(state.madeBy, momentWords(state.madeAt))}
      </p>
      <output>
        <p>{words.counts(state)}</p>
        {state.status === 'judged' ? null : <p>{words.done(state.issued, state.changed, state.left)}</p>}
        {state.stopped ? <p>{words.stopped}</p> : null}
      </output>
      <Buttons>
        <Run state={state} />
        {state.rejected > 0 ? (
          <a href={addressOf(gatheringErrors, { id: state.id })} download>
            {words.errors}
          </a>
        ) : null}
      </Buttons>
      <Chips
        label={words.show}
        value={show}
        chips={Object.entries(words.shows).map(([value, label]) => ({ value, label }))}
        onChange={(value) => change({ show: value })}
      />
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => String(row.line)}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.noRows} />}
      />
    </Stack>
  )
}

function Run({ state }: { state: GatheringState }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(runGathering)
  if (!state.can.includes('run-gathering')) return null
  const verb = state.stopped ? words.goOn : words.run
  const run = async () => {
    if (await act.run({ id: state.id })) setAsking(false)
  }
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <ReasonDialog
        open={asking}
        title={verb}
        effect={words.runEffect(state.left, state.organName)}
        verb={verb}
        reason="none"
        act={act}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

const titles = words.rowColumns
const verdictTones = { accepted: 'success', same: 'neutral', rejected: 'danger' } as const

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'line', title: titles.line, cell: (row) => row.line },
  { key: 'number', title: titles.number, cell: (row) => row.number ?? '' },
  {
    key: 'verdict',
    title: titles.verdict,
    cell: (row) => <StateTag tone={verdictTones[row.verdict]}>{gatheredVerdicts[row.verdict]}</StateTag>,
  },
  {
    key: 'outcome',
    title: titles.outcome,
    cell: (row) => (
      <>
        {row.outcome ? gatheredOutcomes[row.outcome] : ''}{' '}
        {row.licenceId ? <Link to={`/work/licences/${row.licenceId}` as string}>{words.see}</Link> : null}
      </>
    ),
  },
  { key: 'reasons', title: titles.reasons, cell: (row) => row.reasons.join('；') },
]
