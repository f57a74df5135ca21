/** Picking the items of a set: what is picked stays picked while one looks further. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { editableItems } from '#modules/catalogue/contract.ts'
import { type RowOf, usePages } from '../../../client/hooks.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { TextField } from '../../../ui/field.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { Empty } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { workChangeSetWords } from '../../../words/zh/work-change-sets.ts'
import { OrganField } from '../../organ-field.tsx'
import css from './change-sets.module.css'

const words = workChangeSetWords.choose

type Row = RowOf<typeof editableItems>

/** The contract takes no more at once. */
export const MOST_ITEMS = 500

export type ChooseItemsProps = { chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }

export function ChooseItems({ chosen, onChange }: ChooseItemsProps) {
  const [typed, setTyped] = useState('')
  const [organId, setOrganId] = useState('')
  const name = useDeferredValue(typed.trim())
  const pages = usePages(
    editableItems,
    { status: 'published', name: name || undefined, organId: organId || undefined, limit: 20 },
    { keepPrevious: true },
  )
  const shown = new Set(pages.rows.map((row) => row.id))
  return (
    <Card title={words.title}>
      <Stack>
        <p className={css.quiet}>{words.help(MOST_ITEMS)}</p>
        <TextField label={words.find} type="search" required maxLength={80} value={typed} onChange={setTyped} />
        <OrganField
          label={words.organ}
          findLabel={words.organFind}
          required
          emptyWord={words.everyOrgan}
          value={organId}
          onChange={setOrganId}
        />
        <p className={css.chosen} aria-live="polite">
          <strong>{words.chosen(chosen.size)}</strong>
          {chosen.size > 0 ? <Button onClick={() => onChange(new Set())}>{words.clear}</Button> : null}
          {chosen.size > MOST_ITEMS ? <span className={css.notice}>{words.tooMany(MOST_ITEMS)}</span> : null}
        </p>
        <KeysetTable
          caption={words.table}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.id}
          selection={{
            keys: chosen,
            name: (row) => `${row.name} ${row.organName}`,
            // Ticking all or none means those one sees; what was picked under another filter stays.
            onChange: (keys) => onChange(new Set([...[...chosen].filter((id) => !shown.has(id)), ...keys])),
          }}
          empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
        />
      </Stack>
    </Card>
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'name', title: titles.name, cell: (row) => row.name },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName },
  { key: 'code', title: titles.code, cell: (row) => row.code, wideOnly: true },
  {
    key: 'open',
    title: titles.open,
    cell: (row) => (row.open ? <StateTag tone="warning">{words.drafting}</StateTag> : words.none),
  },
]
