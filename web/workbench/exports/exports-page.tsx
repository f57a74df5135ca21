/** Files one has asked for: how far each is, and the way to fetch it. */
import { PageTitle } from '../../ui/page-title.tsx'
import { Stack } from '../../ui/card.tsx'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import { ExportList } from './export-list.tsx'

export function ExportsPage() {
  return (
    <Stack>
      <PageTitle text={worklistWords.exports.page} />
      <ExportList />
    </Stack>
  )
}
