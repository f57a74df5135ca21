/** Another day for a hearing that was called: everybody is told again. */
import { useState } from 'react'
import { putOffHearing } from '#modules/cases/contract.ts'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { workCaseLawWords } from '../../words/zh/work-case-law.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import { isDay } from './is-day.ts'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseLawWords.hearing

export function PutOffHearingDialog(props: ActDialogProps) {
  const { id, hearing } = props.file
  const act = useCaseAct(putOffHearing, props)
  const [hearingOn, setHearingOn] = useState('')
  const [time, setTime] = useState(hearing?.time ?? '')
  const [place, setPlace] = useState(hearing?.place ?? '')
  const [tried, setTried] = useState(false)
  const wrong = {
    day: !isDay(hearingOn),
    time: !/^([01]\d|2[0-3]):[0-5]\d$/.test(time.trim()),
    place: place.trim().length < 2,
  }
  const given = { hearingOn, time: time.trim(), place: place.trim() }
  const confirm = (reason: string) => {
    setTried(true)
    if (!Object.values(wrong).some(Boolean)) act.send({ caseId: id, reason, ...given })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: words.putOffReason, least: 2, longest: 2000 }}
      letter={(reason) => ({ reason, ...given })}
      onConfirm={confirm}
    >
      <DateField
        label={words.putOffDay}
        help={words.putOffDayHelp}
        required
        value={hearingOn}
        error={tried && wrong.day ? words.dayMissing : undefined}
        onChange={setHearingOn}
      />
      <TextField
        label={words.time}
        help={words.timeHelp}
        required
        maxLength={5}
        value={time}
        error={tried && wrong.time ? words.missing.time : undefined}
        onChange={setTime}
      />
      <TextField
        label={words.place}
        required
        maxLength={200}
        value={place}
        error={tried && wrong.place ? words.missing.place : undefined}
        onChange={setPlace}
      />
    </ActDialog>
  )
}
