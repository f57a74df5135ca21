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
      <MoreRows pages={pages} />
    </>
  )
}

type MoreProps = {
  pages: Pick<Pages<unknown>, 'rows' | 'problem' | 'hasMore' | 'loadingMore' | 'loadMore'>
  /** Where more is not simply shown. */
  verb?: string
}

/** Below the rows of a list: why no more came, or the button for more. Nothing before the first page, nothing after the last. */
export function MoreRows({ pages, verb = uiWords.more }: MoreProps) {
  const { rows, problem, hasMore, loadingMore, loadMore } = pages
  return (
    <>
      {problem && rows.length > 0 ? <ErrorBox problem={problem} onRetry={loadMore} /> : null}
      {hasMore ? (
        <div>
          <Button loading={loadingMore} onClick={loadMore}>
            {loadingMore ? uiWords.loadingMore : verb}
          </Button>
        </div>
      ) : null}
    </>
  )
}
