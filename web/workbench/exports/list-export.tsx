/** The whole of a list that pages, as a file: its own view and filters, not the rows that happen to be on the screen. */
import { exportList } from '#modules/exports/contract.ts'
import type { Pages } from '../../client/hooks.ts'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import { ExportButton } from './export-button.tsx'

export type ListExportProps = {
  pages: Pick<Pages<unknown>, 'asked'>
  /** Names the list, where a page has several. */
  of: string
}

export function ListExport({ pages, of }: ListExportProps) {
  return pages.asked ? (
    <ExportButton route={exportList} filter={pages.asked} what={worklistWords.exports.whole} of={of} />
  ) : null
}
