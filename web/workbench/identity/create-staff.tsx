/** A new member of staff with a first password that must be changed. */
import { Button } from 'antd'
import { useState } from 'react'
import { createStaff } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { peopleWords } from '../../words/zh/work-people.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { PostField } from './post-field.tsx'

const words = peopleWords.staff

export function CreateStaff({ onClose }: { onClose: () => void }) {
  const act = useAct(createStaff)
  const [typed, setTyped] = useState({ name: '', username: '', initialPassword: '' })
  const [postId, setPostId] = useState('')
  const create = async () => {
    if (await act.run({ ...typed, postIds: postId === '' ? [] : [postId] })) onClose()
  }
  return (
    <Dialog
      open
      title={words.create}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={() => void create()}>
            {words.create}
          </Button>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
        </>
      }
    >
      <p>{words.createEffect}</p>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <TextField
        label={words.name}
        required
        maxLength={50}
        value={typed.name}
        error={act.fieldErrors.name}
        onChange={(name) => setTyped({ ...typed, name })}
      />
      <TextField
        label={words.username}
        help={words.usernameHelp}
        required
        maxLength={32}
        value={typed.username}
        error={act.fieldErrors.username}
        onChange={(username) => setTyped({ ...typed, username })}
      />
      <TextField
        label={words.initialPassword}
        help={words.passwordHelp}
        required
        type="password"
        autoComplete="new-password"
        maxLength={128}
        value={typed.initialPassword}
        error={act.fieldErrors.initialPassword}
        onChange={(initialPassword) => setTyped({ ...typed, initialPassword })}
      />
      <PostField value={postId} onChange={setPostId} />
    </Dialog>
  )
}
