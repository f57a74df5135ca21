/** What deviates from the level above by one rule, item by item; from here the body that must mend it gets its task. */
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { levels, samenessReport, samenessSummary } from '#modules/catalogue/contract.ts'
import { type RowOf, usePages, useView } from '../../../client/hooks.ts'
import { useCan } from '../../../client/session.ts'
import { useAddressState } from '../../../ui/address-state.ts'
import { Buttons, Card, Stack } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { MoreRows } from '../../../ui/paged.tsx'
import { Empty, ErrorBox, Waiting } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import { Chips } from '../../chips.tsx'
import { PageLoaded } from '../../page-loaded.tsx'
import page from '../catalogue.module.css'
import { Differences } from './differences.tsx'
import css from './levels.module.css'
import { TaskDialog } from './task-dialog.tsx'

const words = workLevelsWords.of
type Summary = OutputOf<typeof samenessSummary>
export type Deviation = RowOf<typeof samenessReport>

export function ReportPage() {
  const { ruleId } = useParams({ strict: false })
  const summary = useView(samenessSummary, { id: ruleId! })
  return (
    <PageLoaded of={summary} title={workLevelsWords.title}>
      {(found) => <Report summary={found} />}
    </PageLoaded>
  )
}

function Report({ summary }: { summary: Summary }) {
  const { rule } = summary
  const [state, change] = useAddressState()
  const filter = { element: state.element, organId: state.organ }
  const title = words.title(rule.name)
  return (
    <Stack>
      <header className={page.head}>
        <PageTitle text={title} />
        <StateTag tone={rule.confirmed ? 'success' : 'warning'}>
          {rule.confirmed ? workLevelsWords.confirmed : workLevelsWords.unconfirmed}
        </StateTag>
      </header>
      <p>
        <Link to={'/work/catalogue/levels' as string} className={css.link}>
          {words.back}
        </Link>
      </p>
      <div className={css.figures}>
        <Figure label={words.compared} value={summary.compared} unit={words.unit} definition={words.comparedHow} />
        <Figure label={words.deviating} value={summary.deviating} unit={words.unit} />
        <Figure label={words.tasks} value={summary.openTasks} unit={words.unit} />
      </div>
      {summary.deviating > 0 ? (
        <>
          <Chips
            label={words.element}
            value={state.element ?? ''}
            chips={[
              { value: '', label: words.everyElement, count: { count: summary.deviating } },
              ...summary.elements.map((one) => ({ value: one.key, label: one.title, count: { count: one.items } })),
            ]}
            onChange={(element) => change({ element })}
          />
          <SelectField
            label={words.organ}
            required
            emptyWord={words.everyOrgan}
            options={summary.organs.map((one) => ({ value: one.key, label: `${one.title}（${one.items}）` }))}
            value={state.organ ?? ''}
            onChange={(organ) => change({ organ })}
          />
          <p>
            <a className={css.link} href={exportAddress(rule.id, filter)} download>
              {words.export}
            </a>
          </p>
        </>
      ) : null}
      {summary.compared === 0 ? <Empty title={words.none}>{words.noneText}</Empty> : null}
      {summary.compared > 0 && summary.deviating === 0 ? <Empty title={words.same}>{words.sameText}</Empty> : null}
      {summary.deviating > 0 ? <Rows ruleId={rule.id} filter={filter} /> : null}
    </Stack>
  )
}

type Filter = { element: string | undefined; organId: string | undefined }

function exportAddress(id: string, filter: Filter): string {
  const asked = Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : []))
  return `/api/catalogue/sameness-rules/${id}/export?${new URLSearchParams(asked)}`
}

function Rows({ ruleId, filter }: { ruleId: string; filter: Filter }) {
  const may = useCan()('catalogue.publish')
  const pages = usePages(samenessReport, { id: ruleId, ...filter, limit: 20 }, { keepPrevious: true })
  const [asked, setAsked] = useState<Deviation>()
  if (pages.problem && pages.rows.length === 0) return <ErrorBox problem={pages.problem} onRetry={pages.again} />
  if (pages.waiting) return <Waiting lines={8} />
  return (
    <>
      {pages.rows.length === 0 && !pages.hasMore ? <Empty title={words.same}>{words.sameText}</Empty> : null}
      <ul className={css.cards}>
        {pages.rows.map((row) => (
          <li key={row.itemId}>
            <OneItem row={row} onTask={may ? () => setAsked(row) : undefined} />
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} verb={words.more} />
      {asked ? <TaskDialog ruleId={ruleId} row={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

function OneItem({ row, onTask }: { row: Deviation; onTask?: () => void }) {
  return (
    <Card title={row.name} extra={row.taskOpen ? <StateTag tone="info">{words.opened}</StateTag> : undefined}>
      <Stack>
        <p className={css.quiet}>
          {row.organName}　{row.code}
        </p>
        <Differences
          differences={row.differences}
          upper={words.upper(row.upper.organName, levels[row.upper.level])}
          own={words.own(row.organName, levels[row.level])}
        />
        <Buttons>
          {onTask && !row.taskOpen ? (
            <Button type="primary" onClick={onTask}>
              {words.open}
              <span className="unseen">{`${row.organName}${row.name}`}</span>
            </Button>
          ) : null}
          <Link to={`/work/catalogue/${row.itemId}` as string} className={css.link}>
            {words.toItem}
            <span className="unseen">{`${row.organName}${row.name}`}</span>
          </Link>
        </Buttons>
      </Stack>
    </Card>
  )
}
