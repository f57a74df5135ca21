/** The door of the workbench. */
import { SignInForm } from '../account/sign-in-form.tsx'
import { Card, Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { LargeTextSwitch } from '../ui/portal-frame.tsx'
import { accountWords } from '../words/zh/account.ts'
import css from './sign-in.module.css'

export function StaffSignIn({ otherAccount }: { otherAccount: boolean }) {
  return (
    <main id="content" className={css.place}>
      <Stack>
        <header className={css.header}>
          <PageTitle text={accountWords.staffTitle} />
          <LargeTextSwitch />
        </header>
        {otherAccount ? <p>{accountWords.notStaff}</p> : null}
        <Card>
          <SignInForm />
        </Card>
      </Stack>
    </main>
  )
}
