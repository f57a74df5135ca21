/** What this post has to do, due first; a row opens beside the list. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { type CaseListRow, type CaseTab, tabTitles, worklist, worklistTotals } from '#modules/cases/contract.ts'
import { usePages, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { workCaseRuleWords } from '../../words/zh/work-case-rules.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import { workbenchWords } from '../../words/zh/workbench.ts'
import { Chips } from '../chips.tsx'
import { CasePreview } from './case-preview.tsx'
import { caseColumns } from './columns.tsx'
import css from './worklist.module.css'

type Totals = { count: number; more: boolean }

/** The tabs of a post: those for which it holds the word. */
const tabWords: Record<CaseTab, string> = {
  all: 'cases.see',
  intake: 'cases.accept',
  review: 'cases.examine',
  decision: 'cases.decide',
  delivery: 'cases.deliver',
  waiting: 'cases.see',
  special: 'cases.examine',
}
const tabs = Object.keys(tabTitles) as CaseTab[]
const PAGE = 50

export function WorklistPage() {
  const can = useCan()
  const navigate = useNavigate()
  const [state, change] = useAddressState()
  const tab = tabs.find((one) => one === state.tab) ?? 'all'
  const filter = { tab, status: state.status as CaseListRow['status'] | undefined, organId: state.organ, limit: PAGE }
  const pages = usePages(worklist, filter, { keepPrevious: true, everySeconds: 60 })
  const totals = useView(worklistTotals, { organId: state.organ }, { keepPrevious: true, everySeconds: 60 })
  const open = pages.rows.find((row) => row.id === state.open)
  const filtered = tab !== 'all' || state.status !== undefined || state.organ !== undefined
  useEscape(open ? () => change({ open: undefined }) : undefined)

  const openRow = (row: CaseListRow) => {
    // On a narrow screen a preview would push the list away: the case itself opens.
    if (row.id === state.open || !window.matchMedia('(min-width: 1200px)').matches)
      void navigate({ to: `/work/cases/${row.id}` as string })
    else change({ open: row.id })
  }
  return (
    <Stack>
      <header className={css.head}>
        <PageTitle text={words.worklist} />
        {totals.data ? <Overdue of={totals.data.overdue} /> : null}
        {can('cases.arrange') ? <Link to={'/work/cases/rules' as string}>{workCaseRuleWords.link}</Link> : null}
      </header>
      <Chips
        label={words.tabs}
        look="tabs"
        value={tab}
        chips={tabs
          .filter((one) => can(tabWords[one]))
          .map((one) => ({
            value: one,
            label: tabTitles[one],
            count: totals.data?.tabs.find((total) => total.tab === one),
          }))}
        onChange={(one) => change({ tab: one === 'all' ? undefined : one, status: undefined, open: undefined })}
      />
      {tab === 'all' ? (
        <Chips
          label={words.states}
          value={state.status ?? ''}
          chips={[
            { value: '', label: words.everyState },
            ...(totals.data?.statuses ?? [])
              .filter((one) => one.count > 0 || one.status === state.status)
              .map((one) => ({ value: one.status, label: one.title, count: one })),
          ]}
          onChange={(status) => change({ status, open: undefined })}
        />
      ) : null}
      {state.organ ? (
        <Buttons>
          <Button onClick={() => change({ organ: undefined, open: undefined })}>
            {words.onlyOrgan(pages.rows[0]?.organName)}
          </Button>
        </Buttons>
      ) : null}
      <div className={open ? css.withPreview : undefined}>
        <KeysetTable
          caption={words.listCaption}
          columns={caseColumns}
          pages={pages}
          rowKey={(row) => row.id}
          onOpen={openRow}
          openKey={open?.id}
          exports
          empty={<Empty title={filtered ? words.empty : words.emptyAll}>{words.emptyText}</Empty>}
        />
        {open ? <CasePreview row={open} onClose={() => change({ open: undefined })} /> : null}
      </div>
    </Stack>
  )
}

function Overdue({ of }: { of: Totals }) {
  if (of.count === 0) return <p className={css.calm}>{words.noneOverdue}</p>
  return <p className={css.late}>{words.overdue(workbenchWords.atLeast(of.count, of.more))}</p>
}

function useEscape(act: (() => void) | undefined): void {
  useEffect(() => {
    if (!act) return undefined
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) act()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}
