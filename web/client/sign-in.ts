/**
 * A call that needs a sign-in waits at the door: the page stays as it is, nothing typed is lost, and the call goes on
 * once somebody has signed in.
 */

type Listener = () => void
type Asked = { promise: Promise<boolean>; resolve: (signedIn: boolean) => void }
let waiting: Asked | undefined
const listeners = new Set<Listener>()

function tell(): void {
  for (const listener of listeners) listener()
}

/** True once somebody signed in; false when the door was closed or no door is on the page. */
export function askForSignIn(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false)
  if (waiting) return waiting.promise
  let resolve: Asked['resolve'] = () => undefined
  const promise = new Promise<boolean>((settle) => {
    resolve = settle
  })
  waiting = { promise, resolve }
  tell()
  return promise
}

/** Called by the sign-in form. */
export function answerSignIn(signedIn: boolean): void {
  const asked = waiting
  waiting = undefined
  tell()
  asked?.resolve(signedIn)
}

/** For `useSyncExternalStore`. */
export const onSignInAsked = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    // The page with the door is gone: nobody can answer any more.
    if (listeners.size === 0) answerSignIn(false)
  }
}

/** Whether a call is waiting for a sign-in. */
export const isSignInAsked = (): boolean => waiting !== undefined
