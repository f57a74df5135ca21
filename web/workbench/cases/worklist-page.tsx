/** What this post has to do, due first; a row opens beside the list. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  type CaseFilter,
  type CaseListRow,
  counterDrafts,
  exportWorklist,
  tabTitles,
  worklist,
  worklistChoices,
  worklistCount,
  worklistTotals,
} from '#modules/cases/contract.ts'
import { usePages, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { workCaseRuleWords } from '../../words/zh/work-case-rules.ts'
import { counterDraftWords } from '../../words/zh/work-counter-drafts.ts'
import { workStepWords } from '../../words/zh/work-steps.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import { worklistWords as listWords } from '../../words/zh/work-worklist.ts'
import { workbenchWords } from '../../words/zh/workbench.ts'
import { Chips } from '../chips.tsx'
import { BulkBar, mayDoMany } from './bulk-bar.tsx'
import { CasePreview } from './case-preview.tsx'
import { caseColumns } from './columns.tsx'
import { CounterDraftList } from './counter-draft-list.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import { Conditions, FilterPanel, FindInList, SortField } from './filter-panel.tsx'
import { addressOf, conditionsOf, filterOf, namesIn, nothingChosen, sortOf, tabOf, tabsFor } from './list-filter.ts'
import { ListNews } from './list-news.tsx'
import { useKeptWalk } from './list-walk.ts'
import lists from './lists.module.css'
import { SavedFilters } from './saved-filters.tsx'
import css from './worklist.module.css'

type Totals = { count: number; more: boolean }

const PAGE = 50
const DRAFTS = 'drafts'

export function WorklistPage() {
  const can = useCan()
  const navigate = useNavigate()
  const [state, change] = useAddressState()
  const [unfolded, setUnfolded] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const tab = tabOf(state, can)
  const filter = filterOf(state, tab)
  const sort = sortOf(state)
  // Not cases yet: a list of its own under the same tabs.
  const drafts = usePages(counterDrafts, { limit: PAGE }, { when: can('cases.receive'), keepPrevious: true })
  const inDrafts = state.tab === DRAFTS && can('cases.receive')
  const pages = usePages(worklist, { ...filter, sort, limit: PAGE }, { when: !inDrafts, keepPrevious: true })
  useKeptWalk({ filter, sort, limit: PAGE }, pages.rows, pages.next)
  const totals = useView(worklistTotals, { organId: filter.organId }, { keepPrevious: true, everySeconds: 60 })
  const count = useView(worklistCount, filter, { when: !inDrafts, keepPrevious: true })
  const found = count.data ? workbenchWords.atLeast(count.data.count, count.data.more) : '…'
  const choices = useView(worklistChoices, { organId: filter.organId }, { keepPrevious: true })
  const open = pages.rows.find((row) => row.id === state.open)
  const conditions = conditionsOf(filter, namesIn(choices.data, filter, pages.rows))
  useKeys({ Escape: open ? () => change({ open: undefined }) : undefined })

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
        {totals.data ? (
          <Overdue of={totals.data.overdue} onShow={() => change({ tab: 'all', due: 'overdue' })} />
        ) : null}
        {can('routes.handle') ? <Link to={'/work/deputies' as string}>{workStepWords.deputies.link}</Link> : null}
        {can('cases.arrange') ? <Link to={'/work/cases/rules' as string}>{workCaseRuleWords.link}</Link> : null}
      </header>
      <Chips
        label={words.tabs}
        look="tabs"
        value={inDrafts ? DRAFTS : tab}
        chips={[
          ...tabsFor(can).map((one) => ({
            value: one,
            label: tabTitles[one],
            count: totals.data?.tabs.find((total) => total.tab === one),
          })),
          ...(can('cases.receive') ? [{ value: DRAFTS, label: counterDraftWords.tab, count: drafts.first }] : []),
        ]}
        onChange={(one) => change({ tab: one, status: undefined, open: undefined })}
      />
      {inDrafts ? (
        <CounterDraftList pages={drafts} />
      ) : (
        <>
          {tab === 'all' ? (
            <Chips
              label={words.states}
              value={filter.status ?? ''}
              chips={[
                { value: '', label: words.everyState },
                ...(totals.data?.statuses ?? [])
                  .filter((one) => one.count > 0 || one.status === filter.status)
                  .map((one) => ({ value: one.status, label: one.title, count: one })),
              ]}
              onChange={(status) => change({ status, open: undefined })}
            />
          ) : null}
          <div className={lists.bar}>
            <FindInList filter={filter} onChange={change} />
            <Button aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              {unfolded ? listWords.close : listWords.open(conditions.length)}
            </Button>
            <SortField sort={sort} onChange={change} />
            <output className={lists.total}>{listWords.count(found)}</output>
            <ExportButton route={exportWorklist} filter={filter} what={listWords.exports.what(found)} />
          </div>
          <div className={lists.asked}>
            <Conditions conditions={conditions} onChange={change} />
            <SavedFilters
              asked={{ filter, sort }}
              worthKeeping={conditions.length > 0}
              onChoose={(saved) => change(addressOf(saved.filter, saved.sort))}
            />
          </div>
          {unfolded ? (
            <FilterPanel
              filter={filter}
              choices={choices.data}
              onChange={change}
              onClear={() => change({ ...nothingChosen, tab })}
            />
          ) : null}
          <BulkBar rows={pages.rows.filter((row) => chosen.has(row.id))} onClear={() => setChosen(new Set())} />
          <ListNews
            asked={{ filter, sort, limit: PAGE }}
            rows={pages.rows}
            onRefresh={() => {
              pages.again()
              totals.again()
              count.again()
            }}
          />
          {pages.first?.vague ? (
            <p className={lists.vague}>{filter.text ? listWords.vague : listWords.vagueSteps}</p>
          ) : null}
          <div className={open ? css.withPreview : undefined}>
            <KeysetTable
              caption={words.listCaption}
              columns={caseColumns}
              pages={pages}
              rowKey={(row) => row.id}
              onOpen={openRow}
              openKey={open?.id}
              selection={
                mayDoMany(can)
                  ? { keys: chosen, onChange: setChosen, name: (row) => `${row.itemName} ${row.number}` }
                  : undefined
              }
              empty={<NoCases filter={filter} filtered={conditions.length > 0} />}
            />
            {open ? <CasePreview row={open} onClose={() => change({ open: undefined })} /> : null}
          </div>
        </>
      )}
    </Stack>
  )
}

function NoCases({ filter, filtered }: { filter: CaseFilter; filtered: boolean }) {
  if (filtered) return <Empty title={words.empty}>{words.emptyFiltered}</Empty>
  const said = words.emptyTabs[filter.tab as keyof typeof words.emptyTabs]
  return <Empty title={said?.title ?? words.emptyAll}>{said?.text ?? words.emptyText}</Empty>
}

function Overdue({ of, onShow }: { of: Totals; onShow: () => void }) {
  if (of.count === 0) return <p className={css.calm}>{words.noneOverdue}</p>
  return (
    <button type="button" className={css.late} onClick={onShow}>
      {words.overdue(workbenchWords.atLeast(of.count, of.more))}
    </button>
  )
}
