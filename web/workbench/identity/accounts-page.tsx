/** Citizens' accounts, masked: the system administrator suspends, restores and unlocks; passwords are reset at a window only. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import {
  accountList,
  identityLevels,
  resumeAccount,
  suspendAccount,
  unlockAccount,
} from '#modules/identity/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { accountListWords as words } from '../../words/zh/work-accounts.ts'
import { peopleWords } from '../../words/zh/work-people.ts'

const staffWords = peopleWords.staff
type Row = RowOf<typeof accountList>
type Asked = { act: 'suspend' | 'resume' | 'unlock'; row: Row }

export function AccountsPage() {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<Asked>()
  const [said, setSaid] = useState('')
  const can = useCan()
  const q = useDeferredValue(typed.trim())
  const pages = usePages(accountList, { q: q || undefined, limit: 30 }, { keepPrevious: true })
  const suspend = useAct(suspendAccount)
  const resume = useAct(resumeAccount)
  const unlock = useAct(unlockAccount)
  const acts = { suspend, resume, unlock }
  const close = () => {
    if (asked) acts[asked.act].reset()
    setAsked(undefined)
  }
  const send = async (reason: string) => {
    if (!asked) return
    const { id, username } = asked.row
    const done = asked.act === 'suspend' ? await suspend.run({ id, reason }) : await acts[asked.act].run({ id })
    if (!done) return
    setSaid(words.done[asked.act](username))
    setAsked(undefined)
  }
  const ends = asked?.act === 'suspend'
  const effects = { resume: staffWords.resumeEffect, unlock: staffWords.unlockEffect }
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.text}</p>
      <TextField
        label={words.find}
        hideLabel
        required
        type="search"
        placeholder={words.find}
        maxLength={40}
        value={typed}
        onChange={setTyped}
      />
      <output>{said}</output>
      <KeysetTable
        caption={words.title}
        columns={columnsFor(can('identity.manage-accounts') ? setAsked : undefined)}
        pages={pages}
        rowKey={(row) => row.id}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
      {asked ? (
        <ReasonDialog
          open
          title={staffWords[asked.act]}
          effect={asked.act === 'suspend' ? words.suspendEffect(asked.row.username) : effects[asked.act]}
          verb={staffWords[asked.act]}
          danger={ends}
          reason={ends ? { least: 2, longest: 200 } : 'none'}
          act={acts[asked.act]}
          onConfirm={(reason) => void send(reason)}
          onClose={close}
        />
      ) : null}
    </Stack>
  )
}

function columnsFor(onAct: ((asked: Asked) => void) | undefined): [Column<Row>, ...Column<Row>[]] {
  const titles = words.columns
  const button = (row: Row, act: Asked['act']) => (
    <Button aria-label={`${staffWords[act]} ${row.username}`} onClick={() => onAct?.({ act, row })}>
      {staffWords[act]}
    </Button>
  )
  return [
    { key: 'username', title: titles.username, cell: (row) => row.username },
    { key: 'name', title: titles.name, cell: (row) => row.nameMasked },
    { key: 'number', title: titles.number, cell: (row) => row.idNumberMasked },
    { key: 'level', title: titles.level, cell: (row) => identityLevels[row.identityLevel] },
    { key: 'status', title: titles.status, cell: (row) => <State row={row} /> },
    {
      key: 'last',
      title: titles.last,
      cell: (row) => (row.lastSignedInAt ? <MomentTime at={row.lastSignedInAt} ago /> : staffWords.never),
    },
    {
      key: 'act',
      title: titles.act,
      cell: (row) =>
        onAct ? (
          <Buttons>
            {row.lockedUntil ? button(row, 'unlock') : null}
            {button(row, row.status === 'suspended' ? 'resume' : 'suspend')}
          </Buttons>
        ) : null,
    },
  ]
}

function State({ row }: { row: Row }) {
  if (row.status === 'suspended') return <StateTag tone="danger">{staffWords.statuses.suspended}</StateTag>
  if (row.lockedUntil) return <StateTag tone="warning">{staffWords.locked}</StateTag>
  return <StateTag tone="success">{staffWords.statuses.active}</StateTag>
}
