/** Who stands in for me while I am away, and for whom I do. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { colleagues, endDeputy, myDeputies, setDeputy } from '#modules/routes/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { workStepWords } from '../../words/zh/work-steps.ts'
import css from './steps-panel.module.css'

const words = workStepWords.deputies
type Row = OutputOf<typeof myDeputies>['mine'][number]

export function DeputiesPage() {
  const view = useView(myDeputies, {})
  return (
    <Stack>
      <PageTitle text={words.page} />
      <p>{words.text}</p>
      <Loaded of={view}>
        {({ mine, forOthers, colleagues: ofColleagues }) => (
          <Stack>
            <AddCard leads={ofColleagues !== undefined} />
            <Card title={words.mine}>
              <Rows rows={mine} who={(row) => row.deputyName} none={words.noneMine} />
            </Card>
            <Card title={words.forOthers}>
              <Rows rows={forOthers} who={(row) => row.staffName} none={words.noneForOthers} />
            </Card>
            {ofColleagues ? (
              <Card title={words.colleagues}>
                <Rows
                  rows={ofColleagues}
                  who={(row) => words.pair(row.deputyName, row.staffName)}
                  none={words.noneColleagues}
                />
              </Card>
            ) : null}
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

function AddCard({ leads }: { leads: boolean }) {
  const staff = useView(colleagues, {})
  const act = useAct(setDeputy)
  /** For whom; empty: for oneself. */
  const [staffId, setStaffId] = useState('')
  const [deputyId, setDeputyId] = useState('')
  const [fromOn, setFromOn] = useState('')
  const [toOn, setToOn] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const people = staff.data?.rows
  const options = (people ?? []).map((one) => ({ value: one.staffId, label: `${one.name}（${one.title}）` }))
  const save = async () => {
    setTried(true)
    if (!deputyId || !isDate(fromOn) || !isDate(toOn) || reason.trim().length < 2) return
    if (!(await act.run({ staffId: staffId || undefined, deputyId, fromOn, toOn, reason: reason.trim() }))) return
    setStaffId('')
    setDeputyId('')
    setReason('')
    setTried(false)
  }
  return (
    <Card title={words.add}>
      <Stack>
        {leads ? (
          <SelectField
            label={words.forWhom}
            help={words.forWhomHelp}
            emptyWord={words.myself}
            options={options}
            value={staffId}
            onChange={setStaffId}
          />
        ) : null}
        <SelectField
          label={words.deputy}
          help={people?.length === 0 ? words.noColleague : undefined}
          required
          options={options.filter(({ value }) => value !== staffId)}
          value={deputyId}
          error={tried && !deputyId ? words.deputyEmpty : undefined}
          onChange={setDeputyId}
        />
        <DateField
          label={words.from}
          required
          value={fromOn}
          error={tried && !isDate(fromOn) ? words.dateEmpty : undefined}
          onChange={setFromOn}
        />
        <DateField
          label={words.to}
          required
          value={toOn}
          error={tried && !isDate(toOn) ? words.dateEmpty : undefined}
          onChange={setToOn}
        />
        <TextField
          label={words.reason}
          required
          maxLength={200}
          value={reason}
          error={tried && reason.trim().length < 2 ? words.reasonEmpty : undefined}
          onChange={setReason}
        />
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <div>
          <Button type="primary" loading={act.pending} onClick={() => void save()}>
            {words.add}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

function Rows({ rows, who, none }: { rows: readonly Row[]; who: (row: Row) => string; none: string }) {
  const act = useAct(endDeputy)
  if (rows.length === 0) return <p className={css.quiet}>{none}</p>
  return (
    <>
      <ul className={css.steps}>
        {rows.map((row) => (
          <li key={row.id} className={css.step}>
            <p className={css.head}>
              {words.line(who(row), dateWords(row.fromOn), dateWords(row.toOn))}
              <StateTag tone={row.live ? 'success' : 'neutral'}>{row.live ? words.live : words.over}</StateTag>
              {row.live ? (
                <Button
                  size="small"
                  aria-label={words.endOf(who(row))}
                  loading={act.pending}
                  onClick={() => void act.run({ id: row.id })}
                >
                  {words.end}
                </Button>
              ) : null}
            </p>
            <p className={css.quiet}>
              {row.reason}
              {row.setBy ? `（${words.setBy(row.setBy)}）` : null}
            </p>
          </li>
        ))}
      </ul>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </>
  )
}
