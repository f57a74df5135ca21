/** How this member of staff wants to hear of messages besides the box. */
import { Link } from '@tanstack/react-router'
import { NoticeChoices } from '../../account/notice-choices.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { workNoticeWords as words } from '../../words/zh/work-notices.ts'

export function ChoicesPage() {
  return (
    <Stack>
      <PageTitle text={words.choices} />
      <div>
        <Link to={'/work/messages' as string}>{words.choicesBack}</Link>
      </div>
      <Card>
        <NoticeChoices />
      </Card>
    </Stack>
  )
}
