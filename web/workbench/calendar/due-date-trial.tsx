/** So many working days from a day on: to check a calendar against a case one has at hand. */
import { useState } from 'react'
import { dueDate } from '#modules/calendar/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { dateWords, shanghaiDate } from '../../words/format.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { systemWords } from '../../words/zh/work-system.ts'
import css from './calendar.module.css'

const words = systemWords.calendar

export function DueDateTrial() {
  const [from, setFrom] = useState(() => shanghaiDate(new Date()))
  const [days, setDays] = useState('20')
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(from) && days !== ''
  const answer = useView(dueDate, { from, workingDays: Number(days) }, { when: whole, keepPrevious: true })
  return (
    <Card title={words.tryTitle}>
      <div className={css.trial}>
        <DateField label={words.from} required value={from} onChange={setFrom} />
        <TextField
          label={words.days}
          required
          inputMode="numeric"
          maxLength={3}
          value={days}
          onChange={(text) => setDays(text.replace(/\D/g, ''))}
        />
      </div>
      {answer.problem ? <ErrorBox problem={answer.problem} /> : null}
      {answer.data ? (
        <>
          <p>
            <output>
              <strong>{words.due(dateWords(answer.data.dueOn))}</strong>
              {answer.data.provisional ? `（${uiWords.provisional}）` : null}
            </output>
          </p>
          <details>
            <summary>{words.skipped}</summary>
            <ul className={css.days}>
              {answer.data.skipped.map((one) => (
                <li key={one.date}>
                  <span>{dateWords(one.date)}</span>
                  <span>{one.reason}</span>
                </li>
              ))}
            </ul>
          </details>
        </>
      ) : null}
    </Card>
  )
}
