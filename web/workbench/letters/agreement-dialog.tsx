/** A second person answers what the first has asked for: yes or no, and why. */
import { useState } from 'react'
import { ChoiceField } from '../../ui/field.tsx'
import { ReasonDialog, type ReasonDialogProps } from '../../ui/reason-dialog.tsx'
import { workSealWords as words } from '../../words/zh/work-seals.ts'

type AgreementDialogProps = Pick<ReasonDialogProps, 'title' | 'effect' | 'verb' | 'act' | 'onClose'> & {
  onAnswer: (agrees: boolean, reason: string) => void
}

export function AgreementDialog({ onAnswer, ...dialog }: AgreementDialogProps) {
  const [answer, setAnswer] = useState<string>()
  const [tried, setTried] = useState(false)
  const confirm = (reason: string) => {
    setTried(true)
    if (answer) onAnswer(answer === 'yes', reason)
  }
  return (
    <ReasonDialog {...dialog} open reason={{ least: 2 }} onConfirm={confirm}>
      <ChoiceField
        label={words.answer}
        required
        inline
        options={words.answers}
        value={answer}
        error={tried && !answer ? words.answerEmpty : undefined}
        onChange={setAnswer}
      />
    </ReasonDialog>
  )
}
