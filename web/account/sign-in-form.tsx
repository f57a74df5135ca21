/** User name and password; on a demo system also the accounts one may try. */
import { useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { signIn } from '#modules/identity/contract.ts'
import { useAct } from '../client/hooks.ts'
import type { ProblemError } from '../client/problem.ts'
import { rememberCsrfToken } from '../client/csrf.ts'
import { useSession } from '../client/session.ts'
import { Stack } from '../ui/card.tsx'
import { TextField } from '../ui/field.tsx'
import { ErrorBox } from '../ui/states.tsx'
import { accountWords } from '../words/zh/account.ts'
import css from './sign-in-form.module.css'

export function SignInForm({ onDone }: { onDone?: () => void }) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(signIn)
  const { data } = useSession()
  const staff = useLocation().pathname.startsWith('/work')
  const offered = data?.demoAccounts?.filter((one) => (one.kind === 'staff') === staff)

  const enter = async (as: { username: string; password: string }) => {
    const answer = await act.run(as)
    if (!answer) return
    // The new session has a new token.
    rememberCsrfToken()
    onDone?.()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (username.trim() !== '' && password !== '') void enter({ username, password })
  }
  return (
    <Stack>
      <form noValidate onSubmit={submit}>
        <Stack>
          {act.problem ? <ErrorBox problem={act.problem} action={<TriesLeft problem={act.problem} />} /> : null}
          <TextField
            label={accountWords.username}
            required
            autoComplete="username"
            value={username}
            error={tried && username.trim() === '' ? accountWords.empty.username : act.fieldErrors.username}
            onChange={setUsername}
          />
          <TextField
            label={accountWords.password}
            required
            type="password"
            autoComplete="current-password"
            value={password}
            error={tried && password === '' ? accountWords.empty.password : act.fieldErrors.password}
            onChange={setPassword}
          />
          <Button type="primary" htmlType="submit" block loading={act.pending}>
            {accountWords.signIn}
          </Button>
        </Stack>
      </form>
      {offered ? (
        <details className={css.demo}>
          <summary>{accountWords.demoAccounts}</summary>
          <p>{accountWords.demoText}</p>
          <ul className={css.list}>
            {offered.map((one) => (
              <li key={one.username}>
                <button type="button" className={css.account} onClick={() => void enter(one)}>
                  <strong>{one.title}</strong>
                  <span>{one.shows}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Stack>
  )
}

/** After a wrong password: how many tries are left, or how long the account is locked. */
function TriesLeft({ problem: { facts } }: { problem: ProblemError }) {
  if (typeof facts.minutes === 'number') return <span>{accountWords.lockedFor(facts.minutes)}</span>
  return typeof facts.left === 'number' ? <span>{accountWords.triesLeft(facts.left)}</span> : null
}
