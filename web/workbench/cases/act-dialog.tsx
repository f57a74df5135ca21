/** What stands around every act on a case: its legal effect, the provision, and one button that does it. */
import type { ReactNode } from 'react'
import { type PreviewedAct, previewedActs } from '#modules/cases/contract.ts'
import { ReasonDialog, type ReasonDialogProps } from '../../ui/reason-dialog.tsx'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import type { ActDialogProps, OpenAct } from './act-bar.tsx'
import { LetterPreview } from './letter-preview.tsx'

const words = workCaseWords.dialogs

/** The two sentences before every act: what it does and what it rests on. */
export function effectOf(open: OpenAct): ReactNode {
  return (
    <>
      {open.effect}
      <br />
      {workCaseWords.acts.basis(open.article)}
    </>
  )
}

const isPreviewed = (act: string) => (previewedActs as readonly string[]).includes(act)

type FrameProps = {
  of: ActDialogProps
  /** What the act would be told, for a look at its letter. */
  letter?: (reason: string) => Record<string, unknown>
} & Pick<ReasonDialogProps, 'act' | 'reason' | 'danger' | 'children' | 'onConfirm'>

export function ActDialog({ of: { file, open, onClose }, letter, ...rest }: FrameProps) {
  return (
    <ReasonDialog
      open
      title={open.title}
      effect={effectOf(open)}
      verb={words.verbs[open.act as keyof typeof words.verbs]}
      renderBelow={
        letter && isPreviewed(open.act)
          ? (reason) => <LetterPreview caseId={file.id} act={open.act as PreviewedAct} input={letter(reason)} />
          : undefined
      }
      onClose={onClose}
      {...rest}
    />
  )
}
