/** 红蓝榜 as published: the month, the two lists, how they are counted, what was corrected and why. */
import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { type Figures, monthList } from '#modules/ratings/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { SelectField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { monthListWords as words } from '../../words/zh/month-lists.ts'
import { portalWords } from '../../words/zh/portal.ts'
import { FormulaCard, MonthListTables } from './month-list-tables.tsx'
import css from './month-lists.module.css'

type List = NonNullable<OutputOf<typeof monthList>['list']>

export function MonthListsPage() {
  const [state, change] = useAddressState()
  const revision = state.revision ? Number(state.revision) : undefined
  const view = useView(monthList, { month: state.month, revision }, { keepPrevious: true })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p className="not-printed">{words.intro}</p>
      <Loaded of={view}>
        {({ months, list }) =>
          list ? (
            <>
              <div className="not-printed">
                <SelectField
                  label={words.month}
                  required
                  value={list.month}
                  options={months.map((month) => ({ value: month, label: words.monthOf(month) }))}
                  onChange={(month) => change({ month, revision: undefined })}
                />
              </div>
              <Published list={list} />
            </>
          ) : (
            <Empty title={words.none}>{words.noneText}</Empty>
          )
        }
      </Loaded>
    </Stack>
  )
}

function Published({ list }: { list: List }) {
  const linkOf = (row: Figures, only: 'good' | 'bad' | undefined, text: string, label: string) => (
    <Link
      to="/ratings/lists/ratings"
      search={{ month: list.month, revision: String(list.revision), kind: row.kind, subject: row.subjectId, only }}
      aria-label={label}
    >
      {text}
    </Link>
  )
  const latest = list.revisions[0]?.revision === list.revision
  return (
    <Stack>
      <PrintHeader title={`${portalWords.city} · ${words.title}`} number={words.monthOf(list.month)} />
      <p>
        {words.monthOf(list.month)}，{words.published(list.publishedBy, momentWords(list.publishedAt))}
      </p>
      {list.reason ? <p>{words.corrected(list.revision, list.reason)}</p> : null}
      {latest ? null : <p>{words.superseded}</p>}
      <MonthListTables rows={list.rows} linkOf={linkOf} />
      <FormulaCard formula={list.formula} />
      {list.revisions.length > 1 ? <Revisions list={list} /> : null}
      <Buttons>
        <PrintButton />
      </Buttons>
    </Stack>
  )
}

function Revisions({ list: { month, revision, revisions } }: { list: List }) {
  return (
    <Card title={words.revisions}>
      <ul className={css.formula}>
        {revisions.map((one) => (
          <li key={one.revision}>
            {momentWords(one.publishedAt)} {words.revision(one.revision)}
            {one.reason ? `：${one.reason}` : ''}{' '}
            {one.revision === revision ? (
              words.shown
            ) : (
              <Link to="/ratings/lists" search={{ month, revision: String(one.revision) }}>
                {words.show}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
