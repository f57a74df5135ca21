/** A year is published, or corrected. */
import { useState } from 'react'
import { publishYear } from '#modules/calendar/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { LongTextField, TextField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { systemWords } from '../../words/zh/work-system.ts'
import type { Year } from './calendar-page.tsx'
import { holidaysIn, workdaysIn } from './day-lines.ts'

const words = systemWords.calendar

export type PublishYearProps = { year: number; now: Year | undefined; title: string; onClose: () => void }

export function PublishYear({ year, now, title, onClose }: PublishYearProps) {
  const act = useAct(publishYear)
  const [holidays, setHolidays] = useState(now?.holidays.map((one) => `${one.date} ${one.name}`).join('\n') ?? '')
  const [workdays, setWorkdays] = useState(now?.workdays.join('\n') ?? '')
  const [documentNo, setDocumentNo] = useState(now?.documentNo ?? '')
  const [tried, setTried] = useState(false)
  const off = holidaysIn(holidays)
  const on = workdaysIn(workdays)
  const publish = async () => {
    setTried(true)
    if (off.bad !== undefined || on.bad !== undefined) return
    if (await act.run({ year, holidays: off.holidays, workdays: on.workdays, documentNo })) onClose()
  }
  const bad = (line: string | undefined) => (tried && line !== undefined ? words.badLine(line) : undefined)
  return (
    <ReasonDialog
      open
      title={title}
      effect={words.effect}
      verb={words.verb}
      reason="none"
      act={act}
      onConfirm={() => void publish()}
      onClose={onClose}
    >
      <LongTextField
        label={words.holidays}
        help={words.holidaysHelp}
        required
        rows={8}
        value={holidays}
        error={bad(off.bad) ?? act.fieldErrors.holidays}
        onChange={setHolidays}
      />
      <LongTextField
        label={words.workdays}
        help={words.workdaysHelp}
        rows={4}
        value={workdays}
        error={bad(on.bad) ?? act.fieldErrors.workdays}
        onChange={setWorkdays}
      />
      <TextField
        label={words.documentNo}
        required
        maxLength={100}
        value={documentNo}
        error={act.fieldErrors.documentNo}
        onChange={setDocumentNo}
      />
    </ReasonDialog>
  )
}
