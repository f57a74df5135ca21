/** The citizen's first screen. */
import { PageTitle } from '../ui/page-title.tsx'
import { Stack } from '../ui/card.tsx'
import { portalWords } from '../words/zh/portal.ts'

export function HomePage() {
  return (
    <Stack>
      <PageTitle text={portalWords.greeting(portalWords.city)} />
      <p>{portalWords.greetingText}</p>
    </Stack>
  )
}
