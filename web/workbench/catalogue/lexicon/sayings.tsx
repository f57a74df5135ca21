/** The sayings of the lexicon: found by any part of them, retired and taken back. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { lexicon, retireWord, teachWord } from '#modules/catalogue/contract.ts'
import { type RowOf, useAct, usePages } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Stack } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/field.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { Empty, ErrorBox } from '../../../ui/states.tsx'
import { momentWords } from '../../../words/format.ts'
import { workLexiconWords } from '../../../words/zh/work-lexicon.ts'
import { Chips } from '../../chips.tsx'
import { ListExport } from '../../exports/list-export.tsx'

const words = workLexiconWords.sayings
const shows = ['in-use', 'taught', 'retired'] as const
type Row = RowOf<typeof lexicon>
const titles = words.columns

export function Sayings() {
  const [state, change] = useAddressState()
  const [typed, setTyped] = useState(state.said ?? '')
  const said = useDeferredValue(typed.trim())
  const show = shows.find((one) => one === state.which) ?? 'in-use'
  const pages = usePages(
    lexicon,
    { show, said: said || undefined, object: state.object, limit: 30 },
    { keepPrevious: true },
  )
  const retire = useAct(retireWord)
  const again = useAct(teachWord)
  const turn = (row: Row) =>
    void (row.retired
      ? again.run({ said: row.said, object: row.object, act: row.act, weight: row.weight })
      : retire.run({ id: row.id }))
  const problem = retire.problem ?? again.problem
  return (
    <Stack>
      <TextField
        label={words.find}
        required
        type="search"
        maxLength={40}
        value={typed}
        onChange={setTyped}
        onBlur={() => change({ said: typed.trim() })}
      />
      <Chips
        label={words.show}
        value={show}
        chips={[
          ...shows.map((value) => ({ value, label: words.shows[value] })),
          ...(state.object ? [{ value: 'object', label: `× ${state.object}` }] : []),
        ]}
        onChange={(next) => change(next === 'object' ? { object: undefined } : { which: next })}
      />
      {problem ? <ErrorBox problem={problem} /> : null}
      <KeysetTable
        caption={workLexiconWords.sections.sayings}
        columns={columnsWith(turn)}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={workLexiconWords.sections.sayings} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

function columnsWith(turn: (row: Row) => void): readonly [Column<Row>, ...Column<Row>[]] {
  return [
    { key: 'said', title: titles.said, cell: (row) => row.said, text: (row) => row.said },
    {
      key: 'object',
      title: titles.object,
      cell: (row) => row.object ?? '—',
      text: (row) => row.object ?? '',
    },
    {
      key: 'act',
      title: titles.act,
      cell: (row) => row.act ?? workLexiconWords.noAct,
      text: (row) => row.act ?? '',
    },
    {
      key: 'from',
      title: titles.from,
      cell: (row) => (row.taught ? words.taught(momentWords(row.changedAt)) : words.software),
      text: (row) => (row.taught ? words.taught(momentWords(row.changedAt)) : words.software),
      wideOnly: true,
    },
    {
      key: 'action',
      title: titles.action,
      cell: (row) => (
        <Button danger={!row.retired} onClick={() => turn(row)}>
          {row.retired ? words.again : words.retire}
          <span className="unseen">{row.said}</span>
        </Button>
      ),
    },
  ]
}
