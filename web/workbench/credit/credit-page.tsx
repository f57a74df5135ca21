/** Records of promises not kept, and the requests that wait for an answer. */
import { Button } from 'antd'
import { useState } from 'react'
import { answerRequest, creditRecords, requestKinds } from '#modules/credit/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { workEasierCaseWords } from '../../words/zh/work-easier-cases.ts'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'

const words = workEasierCaseWords.credit
type Row = RowOf<typeof creditRecords>
type Request = Row['requests'][number]
const shows = ['all', 'waiting', 'standing'] as const

export function CreditPage() {
  const [state, change] = useAddressState()
  const [asked, setAsked] = useState<Request>()
  const show = shows.find((one) => one === state.show) ?? 'all'
  const pages = usePages(
    creditRecords,
    {
      waiting: show === 'waiting' ? 'yes' : undefined,
      status: show === 'standing' ? 'standing' : undefined,
      limit: 30,
    },
    { keepPrevious: true },
  )
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Chips
        label={words.show}
        look="tabs"
        value={show}
        chips={shows.map((value) => ({ value, label: words.shows[value] }))}
        onChange={(next) => change({ show: next === 'all' ? undefined : next })}
      />
      <KeysetTable
        caption={words.title}
        columns={columnsFor(setAsked)}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
      {asked ? <Answer key={asked.id} request={asked} onClose={() => setAsked(undefined)} /> : null}
    </Stack>
  )
}

const tones = { standing: 'warning', repaired: 'success', lifted: 'neutral' } as const
const titles = words.columns

function columnsFor(onAsk: (request: Request) => void): [Column<Row>, ...Column<Row>[]] {
  return [
    { key: 'on', title: titles.on, cell: (row) => fullDateWords(row.recordedOn), text: (row) => row.recordedOn },
    { key: 'name', title: titles.name, cell: (row) => row.applicant.name, text: (row) => row.applicant.name },
    { key: 'item', title: titles.item, cell: (row) => row.itemName, text: (row) => row.itemName },
    { key: 'what', title: titles.what, cell: (row) => row.what, text: (row) => row.what },
    {
      key: 'status',
      title: titles.status,
      cell: (row) => <StateTag tone={tones[row.status]}>{row.statusTitle}</StateTag>,
      text: (row) => row.statusTitle,
    },
    {
      key: 'request',
      title: titles.request,
      cell: (row) => <Waiting row={row} onAsk={onAsk} />,
      text: (row) => waitingOf(row).map(waitingWord).join('、') || words.none,
    },
  ]
}

const waitingOf = (row: Row) => row.requests.filter((one) => one.outcome === undefined)
const waitingWord = ({ kind }: Request) => words.waiting(requestKinds[kind])

function Waiting({ row, onAsk }: { row: Row; onAsk: (request: Request) => void }) {
  const waiting = waitingOf(row)
  if (waiting.length === 0) return words.none
  return waiting.map((one) =>
    row.can.includes('answer') ? (
      <Button key={one.id} onClick={() => onAsk(one)}>
        {words.answerTitle(requestKinds[one.kind])}
      </Button>
    ) : (
      <span key={one.id}>{waitingWord(one)}</span>
    ),
  )
}

function Answer({ request, onClose }: { request: Request; onClose: () => void }) {
  const act = useAct(answerRequest)
  const [outcome, setOutcome] = useState<'granted' | 'refused'>()
  const [tried, setTried] = useState(false)
  const confirm = async (answer: string) => {
    setTried(true)
    if (outcome && (await act.run({ id: request.id, outcome, answer }))) onClose()
  }
  return (
    <ReasonDialog
      open
      wide
      title={words.answerTitle(requestKinds[request.kind])}
      effect={words.effect[request.kind]}
      verb={words.verb}
      reason={{ label: words.reason, least: 2, longest: 2000 }}
      act={act}
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
    >
      <p>
        {words.statement}：{request.statement}
      </p>
      <ChoiceField
        label={words.outcome}
        required
        inline
        options={Object.entries(words.outcomes).map(([value, label]) => ({ value, label }))}
        value={outcome}
        error={tried && !outcome ? words.outcomeEmpty : undefined}
        onChange={(value) => setOutcome(value as 'granted' | 'refused')}
      />
    </ReasonDialog>
  )
}
