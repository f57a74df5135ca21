/** The way in that opens by itself when a call on the page needs a sign-in. */
import { lazy, Suspense } from 'react'
import { SignInDoor } from '../ui/sign-in-door.tsx'
import { Waiting } from '../ui/states.tsx'
import { accountWords } from '../words/zh/account.ts'

const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form.tsx')).SignInForm }))

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
