/** Who is at the screen. */
import { useEffect } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { session } from '#modules/identity/contract.ts'
import { rememberCsrfToken } from './csrf.ts'
import { useView, type View } from './hooks.ts'

export type Session = OutputOf<typeof session>
export type Account = NonNullable<Session['account']>

/** The session as the server knows it; `data.account` is null for a stranger. Asked again after every act, also after sign-in and sign-out. */
export function useSession(): View<Session> {
  const view = useView(session, {})
  useEffect(() => {
    if (view.data) rememberCsrfToken(view.data.csrfToken)
  }, [view.data])
  return view
}

/** Whether the present account holds a permission word. What may be done to one thing comes with that thing. */
export function useCan(): (word: string) => boolean {
  const { data } = useSession()
  const words = data?.account?.can
  return (word) => words?.includes(word) ?? false
}
