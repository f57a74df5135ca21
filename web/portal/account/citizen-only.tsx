/** Stands before pages that are somebody's own: lets a citizen through, and tells everyone else how to get in. */
import { Link, useRouterState } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { signOut } from '#modules/identity/contract.ts'
import { SignInForm } from '../../account/sign-in-form.tsx'
import { type Account, useSession } from '../../client/session.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Loaded } from '../../ui/states.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import { LinkButton } from '../link-button.tsx'
import css from './account.module.css'
import { ActingChoice } from './acting-choice.tsx'
import { PasswordForm } from './password-form.tsx'
import { useLeaving } from '../../account/use-leaving.ts'

export type CitizenOnlyProps = {
  /** What is behind the door: 查看我的办件. */
  to: string
  children: (account: Account) => ReactNode
}

export function CitizenOnly({ to, children }: CitizenOnlyProps) {
  const session = useSession()
  return (
    <Loaded of={session}>
      {({ account }) => {
        if (!account) return <SignInFirst what={to} />
        if (account.kind === 'staff') return <StaffHere />
        if (account.mustChangePassword) return <PasswordFirst />
        if (account.mandateEnded) return <MandateEnded account={account} />
        return children(account)
      }}
    </Loaded>
  )
}

function SignInFirst({ what }: { what: string }) {
  return (
    <div className={css.narrow}>
      <Stack>
        <PageTitle text={words.signInFirst(what)} />
        <Card>
          <SignInForm />
        </Card>
        <RegisterHint />
      </Stack>
    </div>
  )
}

export function RegisterHint() {
  const here = useRouterState({ select: (state) => state.location.href })
  const to = here.startsWith('/sign-in') ? new URLSearchParams(here.split('?')[1]).get('to') : here
  return (
    <p className={css.quiet}>
      {words.noAccount}
      <Link to="/register" search={to ? { to } : {}} className={css.link}>
        {words.register}
      </Link>
      <br />
      {words.forgotten}
    </p>
  )
}

function StaffHere() {
  const { leave, pending } = useLeaving(signOut)
  return (
    <div className={css.narrow}>
      <Stack>
        <PageTitle text={words.staffTitle} />
        <p>{words.staffText}</p>
        <Buttons>
          <LinkButton primary to="/work">
            {words.toWorkbench}
          </LinkButton>
          <Button loading={pending} onClick={() => void leave()}>
            {words.signOut}
          </Button>
        </Buttons>
      </Stack>
    </div>
  )
}

function PasswordFirst() {
  const [done, setDone] = useState(false)
  return (
    <div className={css.narrow}>
      <Stack>
        <PageTitle text={words.mustChange} />
        <p>{done ? words.passwordChanged : words.mustChangeText}</p>
        <PasswordForm onDone={() => setDone(true)} />
      </Stack>
    </div>
  )
}

function MandateEnded({ account }: { account: Account }) {
  return (
    <div className={css.narrow}>
      <Stack>
        <PageTitle text={words.mandateEndedTitle} />
        <p>{words.mandateEndedText}</p>
        <Card>
          <ActingChoice account={account} />
        </Card>
      </Stack>
    </div>
  )
}
