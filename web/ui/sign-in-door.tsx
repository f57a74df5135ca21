/** Opens the sign-in form over the page when a call needs it. The page keeps what was typed and the call goes on afterwards. */
import { type ReactNode, useSyncExternalStore } from 'react'
import { answerSignIn, isSignInAsked, onSignInAsked } from '../client/sign-in.ts'
import { Dialog } from './dialog.tsx'

/** `children` draws the form and calls `done` when somebody has signed in. Stands once in a face's frame. */
export function SignInDoor({ title, children }: { title: string; children: (done: () => void) => ReactNode }) {
  const asked = useSyncExternalStore(onSignInAsked, isSignInAsked, () => false)
  return (
    <Dialog open={asked} title={title} onClose={() => answerSignIn(false)}>
      {children(() => answerSignIn(true))}
    </Dialog>
  )
}
