/** The dialog before an act with legal effect: what it does in one sentence, and why one does it. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Route } from '#kernel/contract.ts'
import type { Act } from '../client/hooks.ts'
import { uiWords } from '../words/zh/ui.ts'
import { Dialog } from './dialog.tsx'
import { LongTextField } from './field.tsx'
import { ErrorBox } from './states.tsx'

export type ReasonDialogProps = {
  open: boolean
  /** Names the act: 不予许可. */
  title: string
  /** The legal effect in one sentence, where there is one. */
  effect?: ReactNode
  /** The word on the button: 作出不予许可决定. */
  verb: string
  /** An act that takes something away or ends something. */
  danger?: boolean
  /** `none`: the law asks for no reason. `least`: characters at least, 5 unless told. */
  reason?: 'none' | { label?: string; help?: string; least?: number; longest?: number }
  /** More fields, or a preview of the letter. */
  children?: ReactNode
  /** Below the reason, made with it as it stands. */
  renderBelow?: (reason: string) => ReactNode
  wide?: boolean
  /** What the button does, where it is asked of the server: while it runs one waits, and what refused it is said here. */
  act?: Pick<Act<Route>, 'pending' | 'problem'>
  onConfirm: (reason: string) => void
  onClose: () => void
}

export function ReasonDialog(props: ReasonDialogProps) {
  return props.open ? <OpenDialog key={props.title} {...props} /> : null
}

function OpenDialog({
  title,
  effect,
  verb,
  danger,
  reason = {},
  children,
  renderBelow,
  wide,
  act,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const asks = reason === 'none' ? undefined : reason
  const least = asks?.least ?? 5
  const confirm = () => {
    if (asks && text.trim().length < least) setError(uiWords.reasonNeeded(least))
    else onConfirm(text.trim())
  }
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      wide={wide}
      footer={
        <>
          <Button type="primary" danger={danger} loading={act?.pending} onClick={confirm}>
            {verb}
          </Button>
          <Button disabled={act?.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
        </>
      }
    >
      {effect ? <p>{effect}</p> : null}
      {children}
      {asks ? (
        <LongTextField
          label={asks.label ?? uiWords.reason}
          help={asks.help}
          required
          maxLength={asks.longest ?? 500}
          value={text}
          error={error}
          onChange={(next) => {
            setText(next)
            setError(undefined)
          }}
        />
      ) : null}
      {renderBelow?.(text.trim())}
      {act?.problem ? <ErrorBox problem={act.problem} /> : null}
    </Dialog>
  )
}
