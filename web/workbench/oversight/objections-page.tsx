/** 使用异议: what holders objected to in the use of their licences and materials, due first, and the answers. */
import { Button } from 'antd'
import { useState } from 'react'
import { answerObjection, objections, type Outcome, outcomeTitles } from '#modules/oversight/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { DueWord } from '../../ui/due-word.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { remainingWords } from '../../words/format.ts'
import { objectionWords } from '../../words/zh/objections.ts'
import { Chips } from '../chips.tsx'
import { ListExport } from '../exports/list-export.tsx'

const words = objectionWords.desk
type Row = RowOf<typeof objections>

export function ObjectionsPage() {
  const [state, change] = useAddressState()
  const [answering, setAnswering] = useState<Row>()
  const show = state.show === 'answered' ? 'answered' : 'waiting'
  const pages = usePages(objections, { show, limit: 30 }, { keepPrevious: true })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Chips
        label={words.show}
        look="tabs"
        value={show}
        chips={Object.entries(words.shows).map(([value, label]) => ({ value, label }))}
        onChange={(one) => change({ show: one })}
      />
      <KeysetTable
        caption={words.title}
        columns={columnsWith(setAnswering)}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={show === 'waiting' ? words.none : words.noneAnswered} />}
      />
      {answering ? <Answer key={answering.id} of={answering} onClose={() => setAnswering(undefined)} /> : null}
    </Stack>
  )
}

const outcomes = Object.keys(outcomeTitles) as Outcome[]

function Answer({ of, onClose }: { of: Row; onClose: () => void }) {
  const act = useAct(answerObjection)
  const [chosen, setChosen] = useState<string>()
  const [missing, setMissing] = useState(false)
  const send = async (answer: string) => {
    const outcome = outcomes.find((one) => one === chosen)
    setMissing(!outcome)
    if (outcome && (await act.run({ id: of.id, outcome, answer }))) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.answerTitle}
      effect={words.answerEffect}
      verb={words.answer}
      reason={{ label: words.answerReason, least: 5, longest: 2000 }}
      act={act}
      onConfirm={(text) => void send(text)}
      onClose={onClose}
    >
      <p>{of.words}</p>
      <ChoiceField
        label={words.outcome}
        required
        inline
        options={Object.entries(outcomeTitles).map(([value, label]) => ({ value, label }))}
        value={chosen}
        error={missing ? words.outcomeNeeded : undefined}
        onChange={setChosen}
      />
    </ReasonDialog>
  )
}

const titles = words.columns
const answerOf = (row: Row) => (row.outcome ? `${outcomeTitles[row.outcome]}：${row.answer ?? ''}` : '')

function columnsWith(answer: (row: Row) => void): [Column<Row>, ...Column<Row>[]] {
  return [
    {
      key: 'remaining',
      title: titles.remaining,
      cell: (row) =>
        row.remaining === undefined ? (
          <StateTag tone="neutral">{words.over}</StateTag>
        ) : (
          <DueWord remaining={row.remaining} dueOn={row.answerDue} />
        ),
      text: (row) => (row.remaining === undefined ? words.over : remainingWords(row.remaining)),
    },
    { key: 'thing', title: titles.thing, cell: (row) => row.thingTitle, text: (row) => row.thingTitle },
    { key: 'holder', title: titles.holder, cell: (row) => row.holder, text: (row) => row.holder },
    {
      key: 'used',
      title: titles.used,
      cell: (row) => (
        <>
          {objectionWords.used(row.usedBy, row.purpose)} <MomentTime at={row.usedAt} />
        </>
      ),
      text: (row) => objectionWords.used(row.usedBy, row.purpose),
    },
    { key: 'words', title: titles.words, cell: (row) => row.words, text: (row) => row.words },
    { key: 'answer', title: titles.answer, cell: answerOf, text: answerOf },
    {
      key: 'act',
      title: titles.act,
      cell: (row) =>
        row.can.includes('answer') ? (
          <Button aria-label={`${words.answer} ${row.thingTitle}`} onClick={() => answer(row)}>
            {words.answer}
          </Button>
        ) : null,
    },
  ]
}
