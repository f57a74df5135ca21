/** A new account: who one says to be, and how sure the platform is of it. */
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { checkIdNumber, passwordFault, register } from '#modules/identity/contract.ts'
import { rememberCsrfToken } from '../../client/csrf.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import css from './account.module.css'
import { useOnward } from './sign-in-page.tsx'

const nothing = { name: '', idNumber: '', phone: '', username: '', password: '' }
type Typed = typeof nothing

export function RegisterPage() {
  useOnward()
  const { to } = useSearch({ from: '/portal/register' })
  return (
    <div className={css.narrow}>
      <Stack>
        <PageTitle text={words.registerTitle} />
        <p className={css.text}>{words.registerText}</p>
        <Card>
          <RegisterForm />
        </Card>
        <p className={css.quiet}>
          {words.haveAccount}
          <Link to="/sign-in" search={to ? { to } : {}} className={css.link}>
            {words.signInTitle}
          </Link>
        </p>
      </Stack>
    </div>
  )
}

function RegisterForm() {
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const create = useAct(register)
  const faults = faultsOf(typed)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length > 0) return
    // Registering signs in: the new session has a new token.
    if (await create.run(typed)) rememberCsrfToken()
  }
  const field = (key: keyof Typed) => ({
    required: true,
    value: typed[key],
    error: (tried || left.has(key) ? faults[key] : undefined) ?? create.fieldErrors[key],
    onChange: (value: string) => setTyped({ ...typed, [key]: value }),
    onBlur: () => typed[key] !== '' && setLeft(new Set([...left, key])),
  })
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {create.problem ? <ErrorBox problem={create.problem} /> : null}
        <TextField {...field('name')} label={words.name} help={words.nameHelp} autoComplete="name" maxLength={50} />
        <TextField {...field('idNumber')} label={words.idNumber} maxLength={18} />
        <TextField
          {...field('phone')}
          label={words.phone}
          help={words.phoneHelp}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={11}
        />
        <TextField
          {...field('username')}
          label={words.username}
          help={words.usernameHelp}
          autoComplete="username"
          maxLength={32}
        />
        <TextField
          {...field('password')}
          label={words.password}
          help={words.passwordHelp}
          type="password"
          autoComplete="new-password"
          maxLength={128}
        />
        <Button type="primary" htmlType="submit" block loading={create.pending}>
          {words.registerButton}
        </Button>
      </Stack>
    </form>
  )
}

function faultsOf({ name, idNumber, phone, username, password }: Typed): Partial<Typed> {
  const faults: Partial<Typed> = {}
  if (name.trim().length < 2) faults.name = words.wrong.name
  if (!checkIdNumber(idNumber.trim().toUpperCase())) faults.idNumber = words.wrong.idNumber
  if (!/^1\d{10}$/.test(phone.trim())) faults.phone = words.wrong.phone
  if (!/^[a-z][a-z0-9._-]{3,31}$/.test(username.trim().toLowerCase())) faults.username = words.wrong.username
  const fault = passwordFault(password, username.trim() || '\u0000')
  if (fault) faults.password = fault
  return faults
}
