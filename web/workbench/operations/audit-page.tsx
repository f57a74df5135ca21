/** Who did, tried or looked at what: every line sealed into the chain. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { auditLines } from '#kernel/operations-contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { fullMomentWords } from '../../words/format.ts'
import { systemWords } from '../../words/zh/work-system.ts'
import { ListExport } from '../exports/list-export.tsx'
import css from './operations.module.css'

type Row = RowOf<typeof auditLines>

const words = systemWords.audit
const tones: Record<Row['outcome'], Tone> = { done: 'success', refused: 'danger', looked: 'info' }

export function AuditPage() {
  const [state, change] = useAddressState()
  const [typed, setTyped] = useState({ subject: state.subject ?? '', actor: state.actor ?? '' })
  const pages = usePages(
    auditLines,
    { subject: state.subject, actorId: state.actor, limit: 50 },
    { keepPrevious: true },
  )
  const find = (event: FormEvent) => {
    event.preventDefault()
    change({ subject: typed.subject.trim(), actor: typed.actor.trim() })
  }
  return (
    <Stack>
      <PageTitle text={words.title} />
      <form className={css.filters} noValidate onSubmit={find}>
        <TextField
          label={words.subject}
          type="search"
          maxLength={100}
          value={typed.subject}
          onChange={(subject) => setTyped({ ...typed, subject })}
        />
        <TextField
          label={words.actor}
          type="search"
          maxLength={100}
          value={typed.actor}
          onChange={(actor) => setTyped({ ...typed, actor })}
        />
        <Button htmlType="submit">{words.find}</Button>
      </form>
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => String(row.id)}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  {
    key: 'at',
    title: titles.at,
    cell: (row) => <time dateTime={row.at}>{fullMomentWords(row.at)}</time>,
    text: (row) => fullMomentWords(row.at),
  },
  { key: 'who', title: titles.who, cell: whoOf, text: whoOf },
  { key: 'act', title: titles.act, cell: (row) => row.act, text: (row) => row.act },
  {
    key: 'outcome',
    title: titles.outcome,
    cell: (row) => <StateTag tone={tones[row.outcome]}>{words.outcomes[row.outcome]}</StateTag>,
    text: (row) => words.outcomes[row.outcome],
  },
  {
    key: 'subject',
    title: titles.subject,
    cell: (row) => <span className={css.code}>{row.subject || '—'}</span>,
    text: (row) => row.subject,
  },
  {
    key: 'facts',
    title: titles.facts,
    cell: (row) =>
      Object.keys(row.facts).length === 0 ? (
        '—'
      ) : (
        <details className={css.facts}>
          <summary>
            {words.show}
            <span className="unseen"> {row.id}</span>
          </summary>
          <pre>{JSON.stringify(row.facts, undefined, 1)}</pre>
        </details>
      ),
    text: (row) => JSON.stringify(row.facts),
  },
  { key: 'sealed', title: titles.sealed, cell: sealedOf, text: sealedOf },
]

function whoOf(row: Row): string {
  const kind = words.kinds[row.actorKind] ?? row.actorKind
  return row.actorName ? `${row.actorName}（${kind}）` : kind
}

function sealedOf(row: Row): string {
  return row.sealed ? words.sealed : words.notSealed
}
