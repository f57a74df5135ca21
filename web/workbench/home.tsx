/** First page of the workbench. */
import { Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { workbenchWords } from '../words/zh/workbench.ts'

export function HomePage() {
  return (
    <Stack>
      <PageTitle text={workbenchWords.title} />
      <p>{workbenchWords.welcome}</p>
    </Stack>
  )
}
