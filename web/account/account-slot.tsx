/** The corner of a frame that says who is signed in, or lets one in. */
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { signOut } from '#modules/identity/contract.ts'
import { rememberCsrfToken } from '../client/csrf.ts'
import { useAct } from '../client/hooks.ts'
import { useSession } from '../client/session.ts'
import { Dialog } from '../ui/dialog.tsx'
import { SignInDoor } from '../ui/sign-in-door.tsx'
import { Waiting } from '../ui/states.tsx'
import { accountWords } from '../words/zh/account.ts'

const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form.tsx')).SignInForm }))

export function AccountSlot() {
  const { data } = useSession()
  const [open, setOpen] = useState(false)
  const account = data?.account
  return (
    <>
      {account ? <SignedIn name={account.onBehalfOf?.name ?? account.name} /> : null}
      {data && !account ? <Button onClick={() => setOpen(true)}>{accountWords.signIn}</Button> : null}
      <Dialog open={open} title={accountWords.title} onClose={() => setOpen(false)}>
        <Suspense fallback={<Waiting />}>
          <SignInForm onDone={() => setOpen(false)} />
        </Suspense>
      </Dialog>
      <Door />
    </>
  )
}

function SignedIn({ name }: { name: string }) {
  const leave = useAct(signOut)
  const end = async () => {
    if (await leave.run({})) rememberCsrfToken()
  }
  return (
    <>
      <span>{name}</span>
      <Button loading={leave.pending} onClick={() => void end()}>
        {accountWords.signOut}
      </Button>
    </>
  )
}

/** Opens by itself when a call on the page needs a sign-in. */
export function Door() {
  return (
    <SignInDoor title={accountWords.continueTitle}>
      {(done) => (
        <Suspense fallback={<Waiting />}>
          <SignInForm onDone={done} />
        </Suspense>
      )}
    </SignInDoor>
  )
}
