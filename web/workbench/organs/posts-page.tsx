/** Posts of the bodies, the roles they carry and the windows they sit at. */
import { Button } from 'antd'
import { useState } from 'react'
import { setPostRoles, staffRoles } from '#modules/identity/contract.ts'
import { closePost, postList } from '#modules/organs/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { ChoicesField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { Empty } from '../../ui/states.tsx'
import { peopleWords } from '../../words/zh/work-people.ts'
import catalogueCss from '../catalogue/catalogue.module.css'
import { OrganField } from '../organ-field.tsx'
import { ListExport } from '../exports/list-export.tsx'
import { PostDialog } from './post-dialog.tsx'

export type PostRow = RowOf<typeof postList>

const words = peopleWords.posts
type Asking = { act: 'create' } | { act: 'change' | 'roles' | 'close'; post: PostRow }
type StaffRole = keyof typeof staffRoles

export function PostsPage() {
  const [state, change] = useAddressState()
  const [asking, setAsking] = useState<Asking>()
  const can = useCan()
  const may = { manage: can('organs.manage'), grant: can('identity.grant') }
  const pages = usePages(postList, { organId: state.organ, limit: 30 }, { keepPrevious: true })
  const close = () => setAsking(undefined)
  return (
    <Stack>
      <header className={catalogueCss.head}>
        <PageTitle text={words.title} />
        {may.manage ? (
          <Button type="primary" onClick={() => setAsking({ act: 'create' })}>
            {words.create}
          </Button>
        ) : null}
      </header>
      <OrganField
        label={words.organ}
        findLabel={words.organFind}
        emptyWord={words.allOrgans}
        value={state.organ ?? ''}
        onChange={(organ) => change({ organ })}
      />
      <KeysetTable
        caption={words.title}
        columns={columnsWith(may, setAsking)}
        pages={pages}
        rowKey={(row) => row.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
      {asking?.act === 'create' ? <PostDialog onClose={close} /> : null}
      {asking?.act === 'change' ? <PostDialog post={asking.post} onClose={close} /> : null}
      {asking?.act === 'roles' ? <RolesDialog post={asking.post} onClose={close} /> : null}
      {asking?.act === 'close' ? <CloseDialog post={asking.post} onClose={close} /> : null}
    </Stack>
  )
}

function rolesOf(row: PostRow): string {
  return row.roles.map((role) => staffRoles[role as StaffRole] ?? role).join('、') || words.noRoles
}

function placeOf(row: PostRow): string {
  return [row.hallName, row.windowNo].filter(Boolean).join(' ')
}

function columnsWith(
  may: { manage: boolean; grant: boolean },
  ask: (asking: Asking) => void,
): [Column<PostRow>, ...Column<PostRow>[]] {
  const titles = words.columns
  return [
    { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
    { key: 'organ', title: titles.organ, cell: (row) => row.organName, text: (row) => row.organName },
    { key: 'roles', title: titles.roles, cell: rolesOf, text: rolesOf },
    { key: 'place', title: titles.place, cell: placeOf, text: placeOf },
    {
      key: 'act',
      title: titles.act,
      cell: (post) => (
        <Buttons>
          {may.manage ? (
            <>
              <Button aria-label={`${words.change} ${post.title}`} onClick={() => ask({ act: 'change', post })}>
                {words.changeShort}
              </Button>
              <Button danger aria-label={`${words.close} ${post.title}`} onClick={() => ask({ act: 'close', post })}>
                {words.close}
              </Button>
            </>
          ) : null}
          {may.grant ? (
            <Button aria-label={`${words.roles} ${post.title}`} onClick={() => ask({ act: 'roles', post })}>
              {words.roles}
            </Button>
          ) : null}
        </Buttons>
      ),
    },
  ]
}

function RolesDialog({ post, onClose }: { post: PostRow; onClose: () => void }) {
  const act = useAct(setPostRoles)
  const [roles, setRoles] = useState<readonly string[]>(post.roles)
  const send = async () => {
    if (await act.run({ id: post.id, roles: roles as StaffRole[] })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.roles}
      effect={words.rolesEffect}
      verb={words.save}
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <ChoicesField
        label={post.title}
        required
        options={Object.entries(staffRoles).map(([value, label]) => ({ value, label }))}
        value={roles}
        onChange={setRoles}
      />
    </ReasonDialog>
  )
}

function CloseDialog({ post, onClose }: { post: PostRow; onClose: () => void }) {
  const act = useAct(closePost)
  const send = async () => {
    if (await act.run({ id: post.id })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.close}
      effect={words.closeEffect(post.title)}
      verb={words.close}
      danger
      reason="none"
      act={act}
      onConfirm={() => void send()}
      onClose={onClose}
    />
  )
}
