/** Stands before the workbench until the password given by somebody else has been changed. */
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { workAccountWords as words } from '../../words/zh/work-account.ts'
import css from '../sign-in.module.css'
import { PasswordForm } from './password-form.tsx'

export function FirstPassword() {
  return (
    <main id="content" className={css.place}>
      <Stack>
        <PageTitle text={words.first} />
        <p>{words.firstText}</p>
        <Card>
          <PasswordForm />
        </Card>
      </Stack>
    </main>
  )
}
