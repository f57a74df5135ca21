/** A list read page by page: waiting, error, nothing, the rows, and the button for more. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Pages } from '../client/hooks.ts'
import { uiWords } from '../words/zh/ui.ts'
import { ErrorBox, Waiting } from './states.tsx'

type Props<Row> = {
  pages: Pages<Row>
  /** Shown where there is no row at all. */
  empty: ReactNode
  children: (rows: readonly Row[]) => ReactNode
}

export function Paged<Row>({ pages, empty, children }: Props<Row>) {
  if (pages.problem && pages.rows.length === 0) return <ErrorBox problem={pages.problem} onRetry={pages.again} />
  if (pages.waiting) return <Waiting lines={6} />
  if (pages.rows.length === 0) return empty
  return (
    <>
      {children(pages.rows)}
      {pages.problem ? <ErrorBox problem={pages.problem} onRetry={pages.loadMore} /> : null}
      {pages.hasMore ? (
        <Button loading={pages.loadingMore} onClick={pages.loadMore}>
          {pages.loadingMore ? uiWords.loadingMore : uiWords.more}
        </Button>
      ) : null}
    </>
  )
}
