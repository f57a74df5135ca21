/** Changing one's own password. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { changePassword } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { workAccountWords as words } from '../../words/zh/work-account.ts'

const nothing = { current: '', next: '', again: '' }

export function PasswordForm() {
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const act = useAct(changePassword)
  const differs = typed.again !== typed.next
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (typed.current === '' || typed.next === '' || differs) return
    if (!(await act.run({ currentPassword: typed.current, newPassword: typed.next }))) return
    setTyped(nothing)
    setTried(false)
    setDone(true)
  }
  const missing = (text: string) => (tried && text === '' ? words.empty : undefined)
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <output>{done ? words.changed : null}</output>
        <TextField
          label={words.current}
          required
          type="password"
          autoComplete="current-password"
          value={typed.current}
          error={missing(typed.current) ?? act.fieldErrors.currentPassword}
          onChange={(current) => setTyped({ ...typed, current })}
        />
        <TextField
          label={words.next}
          help={words.nextHelp}
          required
          type="password"
          autoComplete="new-password"
          value={typed.next}
          error={missing(typed.next) ?? act.fieldErrors.newPassword}
          onChange={(next) => setTyped({ ...typed, next })}
        />
        <TextField
          label={words.again}
          required
          type="password"
          autoComplete="new-password"
          value={typed.again}
          error={tried && differs ? words.differs : undefined}
          onChange={(again) => setTyped({ ...typed, again })}
        />
        <div>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.change}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
