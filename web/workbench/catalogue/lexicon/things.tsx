/** What items are about, how names write it, and how many items and sayings each thing has. */
import { useDeferredValue, useState } from 'react'
import { lexiconObjects } from '#modules/catalogue/contract.ts'
import { type RowOf, usePages } from '../../../client/hooks.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Stack } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/field.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { Empty } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { workLexiconWords } from '../../../words/zh/work-lexicon.ts'
import { ListExport } from '../../exports/list-export.tsx'

const words = workLexiconWords.things
type Row = RowOf<typeof lexiconObjects>

export function Things() {
  const [, change] = useAddressState()
  const [typed, setTyped] = useState('')
  const name = useDeferredValue(typed.trim())
  const pages = usePages(lexiconObjects, { name: name || undefined, limit: 30 }, { keepPrevious: true })
  return (
    <Stack>
      <TextField label={words.find} required type="search" maxLength={40} value={typed} onChange={setTyped} />
      <KeysetTable
        caption={workLexiconWords.sections.things}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.object}
        onOpen={(row) => change({ show: 'sayings', object: row.object })}
        exports={<ListExport pages={pages} of={workLexiconWords.sections.things} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const titles = words.columns
const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'object', title: titles.object, cell: (row) => row.object, text: (row) => row.object },
  {
    key: 'items',
    title: titles.items,
    cell: (row) => (row.items === 0 ? <StateTag tone="neutral">{words.none}</StateTag> : row.items),
    text: (row) => String(row.items),
  },
  { key: 'sayings', title: titles.sayings, cell: (row) => row.sayings, text: (row) => String(row.sayings) },
  {
    key: 'written',
    title: titles.written,
    cell: (row) => row.written.join('、'),
    text: (row) => row.written.join('、'),
  },
  { key: 'theme', title: titles.theme, cell: (row) => row.theme, text: (row) => row.theme, wideOnly: true },
]
