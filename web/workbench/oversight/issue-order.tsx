/** The dialog in which a supervisor asks a body why. */
import { useState } from 'react'
import { issueOrder } from '#modules/oversight/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { SelectField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { limitWords } from '../../words/format.ts'
import { oversightWords as words } from '../../words/zh/work-oversight.ts'
import type { WatchedCase } from './oversight-page.tsx'

const days = [1, 2, 3, 5, 10].map((count) => ({ value: String(count), label: limitWords(count) }))

export function IssueOrder({ of, onClose }: { of: WatchedCase; onClose: () => void }) {
  const act = useAct(issueOrder)
  const [within, setWithin] = useState('3')
  const send = async (reason: string) => {
    if (await act.run({ caseId: of.id, words: reason, answerWithin: Number(within) || undefined })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.issueTitle}
      effect={words.issueEffect(of.number, of.organName)}
      verb={words.issueTitle}
      reason={{ label: words.issueReason, least: 4, longest: 1000 }}
      act={act}
      onConfirm={(reason) => void send(reason)}
      onClose={onClose}
    >
      <SelectField label={words.issueDays} required options={days} value={within} onChange={setWithin} />
    </ReasonDialog>
  )
}
