/** The licences this body has issued. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { licenceList, standingTitles } from '#modules/licences/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullDateWords, momentWords } from '../../words/format.ts'
import { gatheringWords } from '../../words/zh/work-gathering.ts'
import { workLicenceWords as words } from '../../words/zh/work-licences.ts'
import { Chips } from '../chips.tsx'
import operations from '../operations/operations.module.css'
import { ListExport } from '../exports/list-export.tsx'
import { WaitingIntents } from './waiting-intents.tsx'
import { LicenceState, validityWords } from './licence-state.tsx'

type Row = RowOf<typeof licenceList>

const statuses = (Object.keys(standingTitles) as (keyof typeof standingTitles)[]).filter(
  // Not a status of its own: such a licence is valid, only not yet today.
  (one) => one !== 'not-yet-valid',
)

export function LicencesPage() {
  const [state, change] = useAddressState()
  const can = useCan()
  const [typed, setTyped] = useState({ number: '', holder: '' })
  const [asked, setAsked] = useState(typed)
  const status = statuses.find((one) => one === state.status)
  const pages = usePages(
    licenceList,
    { status, number: asked.number || undefined, holder: asked.holder || undefined, limit: 30 },
    { keepPrevious: true },
  )
  // An identity number does not belong in the address, which is kept in the browser's history.
  const find = (event: FormEvent) => {
    event.preventDefault()
    setAsked({ number: typed.number.trim(), holder: typed.holder.trim() })
  }
  return (
    <Stack>
      <PageTitle text={words.title} />
      {can('licences.gather') ? (
        <Buttons>
          <Link to={'/work/licences/gatherings' as string}>{gatheringWords.title}</Link>
        </Buttons>
      ) : null}
      <WaitingIntents />
      <form className={operations.filters} noValidate onSubmit={find}>
        <TextField
          label={words.number}
          type="search"
          maxLength={80}
          value={typed.number}
          onChange={(number) => setTyped({ ...typed, number })}
        />
        <TextField
          label={words.holder}
          type="search"
          maxLength={18}
          value={typed.holder}
          onChange={(holder) => setTyped({ ...typed, holder })}
        />
        <Button htmlType="submit">{words.find}</Button>
      </form>
      <Chips
        label={words.status}
        value={status ?? ''}
        chips={[
          { value: '', label: words.every },
          ...statuses.map((value) => ({ value, label: standingTitles[value] })),
        ]}
        onChange={(next) => change({ status: next })}
      />
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        linkTo={(row) => `/work/licences/${row.id}`}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  { key: 'number', title: titles.number, cell: (row) => row.number, text: (row) => row.number },
  { key: 'holder', title: titles.holder, cell: (row) => row.holderName, text: (row) => row.holderName },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
  { key: 'status', title: titles.status, cell: (row) => <LicenceState of={row} />, text: (row) => row.statusTitle },
  { key: 'valid', title: titles.valid, cell: validityWords, text: validityWords },
  {
    key: 'issued',
    title: titles.issued,
    cell: (row) => momentWords(row.issuedAt),
    text: (row) => fullDateWords(row.issuedAt),
  },
]
