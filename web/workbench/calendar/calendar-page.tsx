/** Which days the law counts: the published years, and the act that publishes the next. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { calendarYear } from '#modules/calendar/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { dateWords, momentWords, shanghaiDate } from '../../words/format.ts'
import { systemWords } from '../../words/zh/work-system.ts'
import { Chips } from '../chips.tsx'
import css from './calendar.module.css'
import { DueDateTrial } from './due-date-trial.tsx'
import { PublishYear } from './publish-year.tsx'

export type Year = OutputOf<typeof calendarYear>

const words = systemWords.calendar
const BEFORE = 3
const AFTER = 2

export function CalendarPage() {
  const [state, change] = useAddressState()
  const [thisYear] = useState(() => Number(shanghaiDate(new Date()).slice(0, 4)))
  const year = Number(state.year) || thisYear
  const years = Array.from({ length: BEFORE + 1 + AFTER }, (_, at) => thisYear - BEFORE + at)
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Chips
        label={words.year}
        look="tabs"
        value={String(year)}
        chips={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(next) => change({ year: next })}
      />
      <OneYear key={year} year={year} />
      <DueDateTrial />
    </Stack>
  )
}

function OneYear({ year }: { year: number }) {
  const view = useView(calendarYear, { year })
  const [publishing, setPublishing] = useState(false)
  const missing = view.problem?.code === 'calendar.year-not-published'
  const title = view.data ? words.correct(year) : words.publish(year)
  return (
    <>
      {missing ? (
        <Empty title={words.notPublished(year)}>{words.notPublishedText}</Empty>
      ) : (
        <Loaded of={view} lines={8}>
          {(published) => <Published of={published} />}
        </Loaded>
      )}
      {view.data || missing ? (
        <Buttons>
          <Button type={missing ? 'primary' : 'default'} onClick={() => setPublishing(true)}>
            {title}
          </Button>
        </Buttons>
      ) : null}
      {publishing ? (
        <PublishYear year={year} now={view.data} title={title} onClose={() => setPublishing(false)} />
      ) : null}
    </>
  )
}

function Published({ of }: { of: Year }) {
  const facts = words.facts
  return (
    <Columns least="320px">
      <Card title={words.holidays}>
        <ul className={css.days}>
          {of.holidays.map((one) => (
            <li key={one.date}>
              <span>{dateWords(one.date, of.holidays[0]?.date)}</span>
              <span>{one.name}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Stack>
        <Card title={words.workdays}>
          {of.workdays.length === 0 ? <p>{words.none}</p> : null}
          <ul className={css.days}>
            {of.workdays.map((date) => (
              <li key={date}>{dateWords(date, date)}</li>
            ))}
          </ul>
        </Card>
        <Card>
          <FactList
            facts={[
              { key: 'version', label: facts.version, value: words.versionNo(of.version) },
              { key: 'at', label: facts.at, value: momentWords(of.publishedAt) },
              { key: 'by', label: facts.by, value: of.publishedBy },
              ...(of.documentNo ? [{ key: 'document', label: facts.document, value: of.documentNo }] : []),
              ...(of.source ? [{ key: 'source', label: facts.source, value: of.source }] : []),
            ]}
          />
        </Card>
      </Stack>
    </Columns>
  )
}
