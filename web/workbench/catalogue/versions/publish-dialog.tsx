/** Checking and publishing: at once or from a day, with what the rehearsal found said in one sentence before it is done. */
import { useState } from 'react'
import { publishVersion } from '#modules/catalogue/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { ChoiceField } from '../../../ui/field.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { shanghaiDate } from '../../../words/format.ts'
import { workCatalogueWords } from '../../../words/zh/work-catalogue.ts'
import { workVersionWords } from '../../../words/zh/work-versions.ts'
import { AlreadyHeld } from '../rehearsal/already-held.tsx'
import { RehearsalWarning } from '../rehearsal/rehearsal-warning.tsx'

const words = workVersionWords.publish
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/

export function PublishDialog({ versionId, open, onClose }: { versionId: string; open: boolean; onClose: () => void }) {
  const act = useAct(publishVersion)
  const [from, setFrom] = useState<'now' | 'day'>('now')
  const [day, setDay] = useState('')
  const [tried, setTried] = useState(false)
  const [today] = useState(() => shanghaiDate(new Date()))
  const wrong = from === 'day' && (!WHOLE_DAY.test(day) || day < today)
  const publish = async () => {
    setTried(true)
    if (wrong) return
    if (await act.run({ id: versionId, effectiveOn: from === 'day' ? day : undefined })) onClose()
  }
  return (
    <ReasonDialog
      open={open}
      title={workCatalogueWords.publish}
      effect={from === 'now' ? workCatalogueWords.publishEffect : words.effectFrom}
      verb={workCatalogueWords.publish}
      reason="none"
      act={act}
      onConfirm={() => void publish()}
      onClose={onClose}
    >
      <AlreadyHeld versionId={versionId} brief />
      <RehearsalWarning versionId={versionId} />
      <ChoiceField
        label={words.when}
        required
        options={[
          { value: 'now', label: words.now },
          { value: 'day', label: words.from },
        ]}
        value={from}
        onChange={(next) => setFrom(next === 'day' ? 'day' : 'now')}
      />
      {from === 'day' ? (
        <DateField
          label={words.day}
          required
          value={day}
          error={tried && wrong ? words.dayWrong : act.fieldErrors.effectiveOn}
          onChange={setDay}
        />
      ) : null}
    </ReasonDialog>
  )
}
