/** The directory of licence types: what each is, who issues it, and the code its identifiers begin with. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { licenceTypes } from '#modules/licences/contract.ts'
import { type RowOf, useView } from '../../client/hooks.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { licenceTypeWords as words } from '../../words/zh/work-licence-types.ts'
import { TableExport } from '../../ui/table-export.tsx'
import { AddType } from './type-form.tsx'

type Row = RowOf<typeof licenceTypes>

export function TypesPage() {
  const view = useView(licenceTypes, {})
  const [adding, setAdding] = useState(false)
  const go = useNavigate()
  const pages = {
    ...view,
    rows: view.data?.rows ?? [],
    first: view.data,
    hasMore: false,
    next: undefined,
    loadingMore: false,
    loadMore: () => undefined,
  }
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Buttons>
        <Button onClick={() => setAdding(true)}>{words.add}</Button>
      </Buttons>
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.key}
        linkTo={(row) => `/work/licences/types/${row.key}`}
        exports={<TableExport name={words.title} columns={columns} rows={pages.rows} />}
        empty={<Empty title={words.empty} />}
      />
      {adding ? (
        <AddType
          onDone={(key) => void go({ to: `/work/licences/types/${key}` as string })}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  {
    key: 'holder',
    title: titles.holder,
    cell: (row) => words.holders[row.holderKind],
    text: (row) => words.holders[row.holderKind],
  },
  { key: 'code', title: titles.code, cell: (row) => row.code ?? words.noCode, text: (row) => row.code ?? '' },
  { key: 'issuing', title: titles.issuing, cell: (row) => row.issuingBody, text: (row) => row.issuingBody },
  { key: 'level', title: titles.level, cell: (row) => row.trustLevel, text: (row) => row.trustLevel },
  {
    key: 'valid',
    title: titles.valid,
    cell: (row) => words.months(row.validMonths),
    text: (row) => words.months(row.validMonths),
  },
]
