/** An address that leads nowhere: say so, and offer the question box. */
import { Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { uiWords } from '../words/zh/ui.ts'
import { SearchBox } from './catalogue/search-box.tsx'
import { LinkButton } from './link-button.tsx'

export function NotFoundPage() {
  return (
    <Stack>
      <PageTitle text={uiWords.notFoundTitle} />
      <p>{uiWords.notFoundText}</p>
      <SearchBox />
      <div>
        <LinkButton to="/">{uiWords.toHome}</LinkButton>
      </div>
    </Stack>
  )
}
