/** The body whose item deviates is asked to mend it, by a day. */
import { useState } from 'react'
import { openMendTask } from '#modules/catalogue/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { LongTextField } from '../../../ui/field.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import type { Deviation } from './report-page.tsx'

const words = workLevelsWords.task

export function TaskDialog({ ruleId, row, onClose }: { ruleId: string; row: Deviation; onClose: () => void }) {
  const act = useAct(openMendTask)
  const [dueOn, setDueOn] = useState('')
  const [note, setNote] = useState('')
  const open = async () => {
    const given = { ruleId, itemId: row.itemId, dueOn: dueOn || undefined, note: note.trim() || undefined }
    if (await act.run(given)) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.title}
      effect={words.effect(row.organName, row.name)}
      verb={words.verb}
      reason="none"
      act={act}
      onConfirm={() => void open()}
      onClose={onClose}
    >
      <DateField
        label={words.dueOn}
        help={words.dueHelp}
        error={act.fieldErrors['dueOn']}
        value={dueOn}
        onChange={setDueOn}
      />
      <LongTextField label={words.note} rows={3} maxLength={400} value={note} onChange={setNote} />
    </ReasonDialog>
  )
}
