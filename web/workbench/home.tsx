/** The door behind the door: leads to the first page this post works on. */
import { Navigate } from '@tanstack/react-router'
import { useSession } from '../client/session.ts'
import { Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { workbenchWords } from '../words/zh/workbench.ts'
import { openPages } from './nav.tsx'

export function HomePage() {
  const { data } = useSession()
  const [first] = openPages(data?.account?.can ?? [])
  if (first) return <Navigate to={first.to} replace />
  return (
    <Stack>
      <PageTitle text={workbenchWords.title} />
      <p>{workbenchWords.welcome}</p>
    </Stack>
  )
}
