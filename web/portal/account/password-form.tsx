/** A new password; the rule that judges it is the server's own. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { changePassword, passwordFault } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'

/** Stands for a name nobody has: the server, which knows the name, judges that part. */
const unknownName = '\u0000'

export function PasswordForm({ username = unknownName, onDone }: { username?: string; onDone: () => void }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(changePassword)
  const fault = passwordFault(next, username)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (current === '' || fault) return
    if (!(await act.run({ currentPassword: current, newPassword: next }))) return
    setCurrent('')
    setNext('')
    setTried(false)
    onDone()
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <TextField
          label={words.currentPassword}
          required
          type="password"
          autoComplete="current-password"
          value={current}
          error={tried && current === '' ? words.wrong.currentPassword : undefined}
          onChange={setCurrent}
        />
        <TextField
          label={words.newPassword}
          required
          type="password"
          autoComplete="new-password"
          help={words.passwordHelp}
          value={next}
          error={(tried ? fault : undefined) ?? act.fieldErrors.newPassword}
          onChange={setNext}
        />
        <div>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.changePassword}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
