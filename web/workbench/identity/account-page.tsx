/** One's own account: posts, password, sessions. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { signOutEverywhere } from '#modules/identity/contract.ts'
import { rememberCsrfToken } from '../../client/csrf.ts'
import { useAct } from '../../client/hooks.ts'
import { useSession } from '../../client/session.ts'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { workAccountWords as words } from '../../words/zh/work-account.ts'
import split from '../split.module.css'
import { PasswordForm } from './password-form.tsx'

export function AccountPage() {
  const { data } = useSession()
  const [asking, setAsking] = useState(false)
  const act = useAct(signOutEverywhere)
  const client = useQueryClient()
  const end = async () => {
    if (!(await act.run({}))) return
    rememberCsrfToken()
    void client.resetQueries()
  }
  return (
    <Stack>
      <PageTitle text={`${words.title} ${data?.account?.name ?? ''}`} />
      <Columns least="360px">
        <Card title={words.password}>
          <PasswordForm />
        </Card>
        <Stack>
          <Card title={words.posts}>
            <ul className={split.list}>
              {data?.account?.posts.map((post) => (
                <li key={post.id}>
                  {post.organName} {post.title}
                </li>
              ))}
            </ul>
          </Card>
          <Card title={words.messages}>
            <Link to={'/work/messages/choices' as string}>{words.messagesLink}</Link>
          </Card>
          <Card title={words.sessions}>
            <Button onClick={() => setAsking(true)}>{words.endAll}</Button>
          </Card>
        </Stack>
      </Columns>
      <ReasonDialog
        open={asking}
        title={words.endAll}
        effect={words.endAllEffect}
        verb={words.endAll}
        reason="none"
        act={act}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      />
    </Stack>
  )
}
