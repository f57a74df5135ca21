/** What each role may do, and how far it reaches. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { citizenRoles, reaches, roleList, setRolePermission, staffRoles } from '#modules/identity/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { SelectField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { peopleWords } from '../../words/zh/work-people.ts'
import { Chips } from '../chips.tsx'
import tables from '../table.module.css'

const words = peopleWords.roles
const roles = { ...staffRoles, ...citizenRoles }
type Role = keyof typeof roles
type Reach = keyof typeof reaches
type Grants = OutputOf<typeof roleList>

export function RolesPage() {
  const [state, change] = useAddressState()
  const list = useView(roleList, {})
  const role = (Object.keys(roles) as Role[]).find((one) => one === state.role) ?? 'window-clerk'
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.text}</p>
      <Chips
        label={words.role}
        value={role}
        chips={Object.entries(roles).map(([value, label]) => ({ value, label }))}
        onChange={(next) => change({ role: next })}
      />
      <Loaded of={list} lines={10}>
        {(grants) => <RoleTable key={role} role={role} grants={grants} />}
      </Loaded>
    </Stack>
  )
}

function RoleTable({ role, grants }: { role: Role; grants: Grants }) {
  const can = useCan()
  const act = useAct(setRolePermission)
  const [saved, setSaved] = useState<string>()
  const mayGrant = can('identity.grant')
  const held = new Map(grants.grants.filter((one) => one.role === role).map((one) => [one.word, one.reach]))
  const shown = grants.words.filter((one) => held.has(one.word) || one.grantable.includes(role))
  const save = async (word: string, title: string, reach: string) => {
    setSaved(undefined)
    if (await act.run({ role, word, reach: reach === '' ? null : (reach as Reach) })) setSaved(words.saved(title))
  }
  return (
    <>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <output>{saved}</output>
      <ScrollArea className={tables.scroll} label={words.words}>
        <table className={tables.table}>
          <caption className="unseen">
            {roles[role]} {words.words}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.columns.title}</th>
              <th scope="col" className={tables.text}>
                {words.columns.reach}
              </th>
              <th scope="col" className={`${tables.text} ${tables.wideOnly}`}>
                {words.columns.word}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ word, title }) => (
              <tr key={word}>
                <th scope="row">{title}</th>
                <td className={`${tables.text} ${tables.choice}`}>
                  {mayGrant ? (
                    <ReachField
                      key={held.get(word) ?? ''}
                      title={title}
                      held={held.get(word) ?? ''}
                      pending={act.pending}
                      onSave={(reach) => void save(word, title, reach)}
                    />
                  ) : held.has(word) ? (
                    reaches[held.get(word)!]
                  ) : (
                    words.none
                  )}
                </td>
                <td className={`${tables.text} ${tables.wideOnly}`}>{word}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  )
}

type ReachFieldProps = { title: string; held: string; pending: boolean; onSave: (reach: string) => void }

/** Saved with a button: the arrow keys pass other reaches on the way, and none of them may be in force even for a moment. */
function ReachField({ title, held, pending, onSave }: ReachFieldProps) {
  const [reach, setReach] = useState(held)
  return (
    <div className={tables.saved}>
      <SelectField
        label={words.reachOf(title)}
        hideLabel
        emptyWord={words.none}
        disabled={pending}
        options={Object.entries(reaches).map(([value, label]) => ({ value, label }))}
        value={reach}
        onChange={setReach}
      />
      {reach === held ? null : (
        <Button type="primary" loading={pending} aria-label={words.saveOf(title)} onClick={() => onSave(reach)}>
          {words.save}
        </Button>
      )}
    </div>
  )
}
