/** The door with an address of its own; afterwards one is back where one came from. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { SignInForm } from '../../account/sign-in-form.tsx'
import { useSession } from '../../client/session.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import css from './account.module.css'
import { RegisterHint } from './citizen-only.tsx'

export function SignInPage() {
  useOnward()
  return (
    <div className={css.narrow}>
      <Stack>
        <PageTitle text={words.signInTitle} />
        <Card>
          <SignInForm />
        </Card>
        <RegisterHint />
      </Stack>
    </div>
  )
}

/** Whoever is signed in has no business at the door: staff go to their workbench, others on to where they wanted to be. */
export function useOnward(): void {
  const { to } = useSearch({ strict: false }) as { to?: string }
  const kind = useSession().data?.account?.kind
  const navigate = useNavigate()
  useEffect(() => {
    if (!kind) return
    void navigate({ to: kind === 'staff' ? '/work' : pathOf(to), replace: true })
  }, [kind, to, navigate])
}

/** Only ever a path of ours: an address that leads to another site is not followed. */
function pathOf(to: string | undefined): string {
  if (!to?.startsWith('/')) return '/'
  const url = new URL(to, location.origin)
  return url.origin === location.origin ? url.pathname + url.search : '/'
}
