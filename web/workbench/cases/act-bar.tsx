/** The acts the server says are open, as buttons: the one that moves the case on first, those that end it last. */
import { Button } from 'antd'
import { type ComponentType, useState } from 'react'
import type { Act } from '#modules/cases/contract.ts'
import type { ProblemError } from '../../client/problem.ts'
import { KeyMark } from '../../ui/key-mark.tsx'
import { useShownKeys } from '../../ui/shown-keys.ts'
import { useKeys } from '../../ui/use-keys.ts'
import { workCaseLawWords as lawWords } from '../../words/zh/work-case-law.ts'
import { workCaseWords as words } from '../../words/zh/work-cases.ts'
import * as dialogs from './act-dialogs.tsx'
import css from './case-page.module.css'
import type { CaseFile } from './clocks.tsx'
import { CorrectionDialog } from './correction-dialog.tsx'
import * as countersign from './countersign-dialogs.tsx'
import { ReceiveDeferredDialog } from './deferred-dialog.tsx'
import { CorrectOnTheSpotDialog } from './on-the-spot-dialog.tsx'
import * as hearings from './hearing-dialogs.tsx'
import * as others from './site-check-dialogs.tsx'
import * as moving from './moving-dialogs.tsx'
import { PutOffHearingDialog } from './put-off-dialog.tsx'
import * as procedures from './procedure-dialogs.tsx'
import { ReceiveCorrectionDialog } from './receive-correction-dialog.tsx'

export type OpenAct = CaseFile['acts'][number]

export type ActDialogProps = {
  file: CaseFile
  open: OpenAct
  onDone: () => void
  onConflict: (problem: ProblemError) => void
  onClose: () => void
}

/** `more`: rarely needed, behind a word of their own. */
type Face = { act: Act; danger?: boolean; more?: boolean; dialog: ComponentType<ActDialogProps> }

const faces: readonly Face[] = [
  { act: 'decide-on-the-spot', dialog: dialogs.OnTheSpotDialog },
  { act: 'accept', dialog: dialogs.AcceptDialog },
  { act: 'end-procedure', dialog: procedures.EndProcedureDialog },
  { act: 'confirm-refusal', danger: true, dialog: countersign.ConfirmRefusalDialog },
  { act: 'overturn-refusal', dialog: countersign.OverturnRefusalDialog },
  { act: 'confirm-denial', danger: true, dialog: countersign.ConfirmDenialDialog },
  { act: 'overturn-denial', dialog: countersign.OverturnDenialDialog },
  { act: 'examine', dialog: moving.ExamineDialog },
  { act: 'grant', dialog: dialogs.GrantDialog },
  { act: 'deliver', dialog: dialogs.DeliverDialog },
  { act: 'close', dialog: dialogs.CloseDialog },
  { act: 'receive-correction', dialog: ReceiveCorrectionDialog },
  { act: 'receive-deferred', dialog: ReceiveDeferredDialog },
  { act: 'correct-on-the-spot', dialog: CorrectOnTheSpotDialog },
  { act: 'ask-correction', dialog: CorrectionDialog },
  { act: 'return', dialog: moving.ReturnDialog },
  { act: 'take-back', dialog: moving.TakeBackDialog },
  { act: 'begin-procedure', dialog: procedures.BeginProcedureDialog },
  { act: 'extend', dialog: procedures.ExtendDialog },
  { act: 'prolong-procedure', dialog: others.ProlongDialog },
  { act: 'record-hearing', dialog: hearings.RecordHearingDialog },
  { act: 'put-off-hearing', dialog: PutOffHearingDialog },
  { act: 'record-site-check', more: true, dialog: others.SiteCheckDialog },
  { act: 'tell-party', more: true, dialog: others.TellPartyDialog },
  { act: 'record-statement', more: true, dialog: others.RecordStatementDialog },
  { act: 'tell-hearing-right', more: true, dialog: hearings.TellHearingRightDialog },
  { act: 'receive-hearing-request', more: true, dialog: hearings.ReceiveHearingRequestDialog },
  { act: 'call-hearing', more: true, dialog: hearings.CallHearingDialog },
  { act: 'deny', danger: true, dialog: dialogs.DenyDialog },
  { act: 'refuse-acceptance', danger: true, dialog: dialogs.RefuseDialog },
  { act: 'receive-withdrawal', danger: true, dialog: dialogs.WithdrawalDialog },
  { act: 'terminate', danger: true, dialog: procedures.TerminateDialog },
]

/** One digit each. */
const MOST_KEYS = 9

export type ActBarProps = {
  file: CaseFile
  onDone: (act: Act) => void
  onConflict: (problem: ProblemError) => void
}

export function ActBar({ file, onDone, onConflict }: ActBarProps) {
  const [asking, setAsking] = useState<Act>()
  const shown = faces.flatMap((face) => {
    const open = file.acts.find((one) => one.act === face.act)
    return open ? [{ ...face, open }] : []
  })
  const current = shown.find((one) => one.act === asking)
  const Dialog = current?.dialog
  const rare = shown.filter((one) => one.more)
  const wanted = file.hearing?.state === 'requested' ? 'call-hearing' : undefined
  // In the order in which they stand: 1 is what moves the case on.
  const keyed = [...shown.filter((one) => !one.more), ...rare].slice(0, MOST_KEYS).map(({ act, open }, at) => ({
    act,
    key: String(at + 1),
    title: open.title,
  }))
  useKeys(Object.fromEntries(keyed.map(({ key, act }) => [key, () => setAsking(act)])))
  useShownKeys(
    'acts',
    keyed.map(({ key, title }) => [key, title]),
  )
  const button = ({ act, danger, more, open }: (typeof shown)[number], at: number) => {
    const key = keyed.find((one) => one.act === act)?.key
    return (
      <Button
        key={act}
        type={at === 0 && !danger && !more ? 'primary' : 'default'}
        danger={danger}
        aria-keyshortcuts={key}
        onClick={() => setAsking(act)}
      >
        {open.title}
        {key ? <KeyMark of={key} /> : null}
      </Button>
    )
  }
  return (
    <fieldset className={`${css.acts} ${css.bar} not-printed`} aria-label={words.acts.label}>
      {shown.length + file.barred.length === 0 ? <p className={css.quiet}>{words.acts.none}</p> : null}
      {shown.filter((one) => !one.more).map(button)}
      {file.barred.map(({ title }) => (
        <Button key={title} disabled aria-describedby="barred">
          {title}
        </Button>
      ))}
      {file.barred[0] ? (
        <p id="barred" className={css.quiet}>
          {file.barred[0].reason}
        </p>
      ) : null}
      {rare.length > 0 ? (
        <details className={css.more} open={rare.some((one) => one.act === wanted) ? true : undefined}>
          <summary>{lawWords.more}</summary>
          <div className={css.acts}>{rare.map(button)}</div>
        </details>
      ) : null}
      {current && Dialog ? (
        <Dialog
          file={file}
          open={current.open}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined)
            onDone(current.act)
          }}
          onConflict={(problem) => {
            setAsking(undefined)
            onConflict(problem)
          }}
        />
      ) : null}
    </fieldset>
  )
}
