/** Versions checked and waiting for their day: by month, and as a list. */
import { Button } from 'antd'
import { useState } from 'react'
import { publishingCalendar } from '#modules/catalogue/contract.ts'
import { type RowOf, usePages } from '../../../client/hooks.ts'
import { Stack } from '../../../ui/card.tsx'
import { type Column, KeysetTable } from '../../../ui/keyset-table.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty } from '../../../ui/states.tsx'
import { dateWords, fullDateWords, shanghaiDate } from '../../../words/format.ts'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { workVersionWords } from '../../../words/zh/work-versions.ts'
import css from '../catalogue.module.css'
import { DeskTabs } from '../desk-tabs.tsx'
import { ListExport } from '../../exports/list-export.tsx'
import own from './calendar.module.css'
import { daysBetween, monthOf, type Month, nextMonth, weeksOf } from './month.ts'

type Row = RowOf<typeof publishingCalendar>
const words = workVersionWords.calendar
/** Of one day of the month; the list below has all. */
const MOST_NAMES = 2

export function CalendarPage() {
  const pages = usePages(publishingCalendar, { limit: 100 })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <DeskTabs />
      <p className={css.quiet}>{words.help}</p>
      {pages.rows.length > 0 ? <MonthGrid key={pages.rows[0]!.effectiveOn} rows={pages.rows} /> : null}
      <KeysetTable
        caption={words.title}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.versionId}
        linkTo={(row) => `/work/catalogue/versions/${row.versionId}`}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'item', title: words.columns.item, cell: (row) => row.name, text: (row) => row.name },
  {
    key: 'day',
    title: words.columns.day,
    cell: (row) => (
      <time dateTime={row.effectiveOn} title={fullDateWords(row.effectiveOn)}>
        {dateWords(row.effectiveOn)}
      </time>
    ),
    text: (row) => row.effectiveOn,
  },
  {
    key: 'left',
    title: words.columns.left,
    cell: (row) => words.left(daysBetween(shanghaiDate(new Date()), row.effectiveOn)),
    text: (row) => words.left(daysBetween(shanghaiDate(new Date()), row.effectiveOn)),
  },
  { key: 'organ', title: words.columns.organ, cell: (row) => row.organName, text: (row) => row.organName },
  {
    key: 'version',
    title: words.columns.version,
    cell: (row) => workCatalogueWords.versionNo(row.no),
    text: (row) => workCatalogueWords.versionNo(row.no),
  },
]

/** Begins with the month in which something comes next. */
function MonthGrid({ rows }: { rows: readonly Row[] }) {
  const [month, setMonth] = useState<Month>(() => monthOf(rows[0]!.effectiveOn))
  const [today] = useState(() => shanghaiDate(new Date()))
  return (
    <section aria-label={words.grid} className={own.month}>
      <header className={own.head}>
        <Button onClick={() => setMonth(nextMonth(month, -1))}>{words.earlier}</Button>
        <h2 aria-live="polite">{words.month(month.year, month.month)}</h2>
        <Button onClick={() => setMonth(nextMonth(month, 1))}>{words.later}</Button>
      </header>
      <table className={own.grid}>
        <caption className="unseen">{words.month(month.year, month.month)}</caption>
        <thead>
          <tr>
            {words.weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const due = rows.filter((row) => row.effectiveOn === day)
                return (
                  <td
                    key={day}
                    data-outside={monthOf(day).month === month.month ? undefined : true}
                    aria-current={day === today ? 'date' : undefined}
                  >
                    <time dateTime={day}>{Number(day.slice(8))}</time>
                    {due.length > 0 ? (
                      <p className={own.due}>
                        <span className={own.count}>{words.dayCount(due.length)}</span>
                        {due.slice(0, MOST_NAMES).map((row) => (
                          <span key={row.versionId} className={own.name}>
                            {row.name}
                          </span>
                        ))}
                        {due.length > MOST_NAMES ? (
                          <span className={own.name}>{words.dayCount(due.length)}</span>
                        ) : null}
                      </p>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
