/** What stands around every act on a case: its legal effect, the provision, and one button that does it. */
import type { ReactNode } from 'react'
import { ReasonDialog, type ReasonDialogProps } from '../../ui/reason-dialog.tsx'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import type { ActDialogProps, OpenAct } from './act-bar.tsx'

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

type FrameProps = {
  of: ActDialogProps
  act: Pick<ReasonDialogProps, 'pending' | 'problem'>
} & Pick<ReasonDialogProps, 'reason' | 'danger' | 'children' | 'onConfirm'>

export function ActDialog({ of: { open, onClose }, act: { pending, problem }, ...rest }: FrameProps) {
  return (
    <ReasonDialog
      open
      title={open.title}
      effect={effectOf(open)}
      verb={words.verbs[open.act as keyof typeof words.verbs]}
      pending={pending}
      problem={problem}
      onClose={onClose}
      {...rest}
    />
  )
}
