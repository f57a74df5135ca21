/** What people asked and did not find: to be taught, or settled as nothing to teach. */
import { Button } from 'antd'
import { settleQuestion, unansweredQuestions } from '#modules/catalogue/contract.ts'
import { type RowOf, useAct, usePages } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Stack } from '../../../ui/card.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { Empty, ErrorBox } from '../../../ui/states.tsx'
import { dateWords } from '../../../words/format.ts'
import { workLexiconWords } from '../../../words/zh/work-lexicon.ts'
import { Chips } from '../../chips.tsx'
import { ListExport } from '../../exports/list-export.tsx'
import css from './lexicon.module.css'

const words = workLexiconWords.questions
const statuses = ['open', 'taught', 'ignored'] as const
type Row = RowOf<typeof unansweredQuestions>
const titles = words.columns

export function Questions({ onTeach }: { onTeach: (question: string) => void }) {
  const [state, change] = useAddressState()
  const status = statuses.find((one) => one === state.status) ?? 'open'
  const pages = usePages(unansweredQuestions, { status, limit: 20 }, { keepPrevious: true })
  const settle = useAct(settleQuestion)
  const settled = (row: Row, next: Row['status']) => void settle.run({ question: row.question, status: next })
  return (
    <Stack>
      <Chips
        label={words.status}
        value={status}
        chips={statuses.map((value) => ({ value, label: words.statuses[value] }))}
        onChange={(next) => change({ status: next })}
      />
      {settle.problem ? <ErrorBox problem={settle.problem} /> : null}
      <KeysetTable
        caption={workLexiconWords.sections.questions}
        columns={columnsWith(onTeach, settled)}
        pages={pages}
        rowKey={(row) => row.question}
        exports={<ListExport pages={pages} of={workLexiconWords.sections.questions} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

type Settle = (row: Row, next: Row['status']) => void

function columnsWith(teach: (question: string) => void, settle: Settle): readonly [Column<Row>, ...Column<Row>[]] {
  return [
    { key: 'question', title: titles.question, cell: (row) => row.question, text: (row) => row.question },
    { key: 'times', title: titles.times, cell: (row) => words.times(row.times), text: (row) => String(row.times) },
    { key: 'last', title: titles.last, cell: (row) => dateWords(row.lastOn), text: (row) => row.lastOn },
    {
      key: 'act',
      title: titles.act,
      cell: (row) => (
        <span className={css.bar}>
          {row.status === 'open' ? (
            <>
              <Named verb={words.teach} row={row} primary onPress={() => teach(row.question)} />
              <Named verb={words.settled} row={row} onPress={() => settle(row, 'taught')} />
              <Named verb={words.ignore} row={row} onPress={() => settle(row, 'ignored')} />
            </>
          ) : (
            <Named verb={words.reopen} row={row} onPress={() => settle(row, 'open')} />
          )}
        </span>
      ),
    },
  ]
}

function Named({ verb, row, primary, onPress }: { verb: string; row: Row; primary?: boolean; onPress: () => void }) {
  return (
    <Button type={primary ? 'primary' : 'default'} onClick={onPress}>
      {verb}
      <span className="unseen">{row.question}</span>
    </Button>
  )
}
