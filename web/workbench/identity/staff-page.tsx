/** The people who work here, their accounts and posts. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { staffList } from '#modules/identity/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { fullMomentWords } from '../../words/format.ts'
import { peopleWords } from '../../words/zh/work-people.ts'
import catalogueCss from '../catalogue/catalogue.module.css'
import split from '../split.module.css'
import { ListExport } from '../exports/list-export.tsx'
import { CreateStaff } from './create-staff.tsx'
import { StaffDetails } from './staff-details.tsx'

export type StaffRow = RowOf<typeof staffList>

const words = peopleWords.staff

export function StaffPage() {
  const [state, change] = useAddressState()
  const [typed, setTyped] = useState(state.q ?? '')
  const [creating, setCreating] = useState(false)
  const can = useCan()
  const q = useDeferredValue(typed.trim())
  const pages = usePages(staffList, { q: q || undefined, organId: state.organ, limit: 30 }, { keepPrevious: true })
  const open = pages.rows.find((row) => row.id === state.open)
  return (
    <Stack>
      <header className={catalogueCss.head}>
        <PageTitle text={words.title} />
        {can('identity.manage-accounts') ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            {words.create}
          </Button>
        ) : null}
      </header>
      <TextField
        label={words.find}
        hideLabel
        required
        type="search"
        placeholder={words.find}
        maxLength={40}
        value={typed}
        onChange={setTyped}
        onBlur={() => change({ q: typed.trim() })}
      />
      <div className={open ? split.split : undefined}>
        <KeysetTable
          caption={words.title}
          columns={columns}
          pages={pages}
          rowKey={(row) => row.id}
          onOpen={(row) => change({ open: row.id })}
          openKey={open?.id}
          exports={<ListExport pages={pages} of={words.title} />}
          empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
        />
        {open ? <StaffDetails key={open.id} row={open} onClose={() => change({ open: undefined })} /> : null}
      </div>
      {creating ? <CreateStaff onClose={() => setCreating(false)} /> : null}
    </Stack>
  )
}

const titles = words.columns

const columns: readonly [Column<StaffRow>, ...Column<StaffRow>[]] = [
  {
    key: 'name',
    title: titles.name,
    cell: (row) => <span className={split.whole}>{row.name}</span>,
    text: (row) => row.name,
  },
  {
    key: 'username',
    title: titles.username,
    cell: (row) => <span className={split.whole}>{row.username}</span>,
    text: (row) => row.username,
  },
  { key: 'posts', title: titles.posts, cell: postsOf, text: postsOf },
  {
    key: 'status',
    title: titles.status,
    cell: (row) => <AccountState row={row} />,
    text: (row) => words.statuses[row.status],
  },
  {
    key: 'last',
    title: titles.last,
    cell: (row) =>
      row.lastSignedInAt ? (
        <MomentTime className={split.whole} at={row.lastSignedInAt} ago />
      ) : (
        <span className={split.whole}>{words.never}</span>
      ),
    text: (row) => (row.lastSignedInAt ? fullMomentWords(row.lastSignedInAt) : words.never),
  },
]

function postsOf(row: StaffRow): string {
  return row.posts.map((post) => `${post.organName} ${post.title}`).join('；') || words.noPosts
}

export function AccountState({ row }: { row: StaffRow }) {
  if (row.status === 'suspended') return <StateTag tone="danger">{words.statuses.suspended}</StateTag>
  if (row.lockedUntil) return <StateTag tone="warning">{words.locked}</StateTag>
  if (row.mustChangePassword) return <StateTag tone="neutral">{words.mustChange}</StateTag>
  return <StateTag tone="success">{words.statuses.active}</StateTag>
}
