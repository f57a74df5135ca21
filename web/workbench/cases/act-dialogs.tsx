/** One dialog for each act: its legal effect, what the law wants said, and the act itself. */
import { useState } from 'react'
import {
  acceptCase,
  closeCase,
  decideOnTheSpot,
  deliverCase,
  deliveryTitles,
  denyCase,
  grantCase,
  receiveWithdrawal,
  refuseAcceptance,
} from '#modules/cases/contract.ts'
import { ChoiceField, LongTextField, TextField } from '../../ui/field.tsx'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import { stillPromised } from './materials-pane.tsx'
import { BodyNameField } from './body-name-field.tsx'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseWords.dialogs
const LONGEST = 2000

/** Closing needs no word. */
export function CloseDialog(props: ActDialogProps) {
  const act = useCaseAct(closeCase, props)
  return <ActDialog of={props} act={act} reason="none" onConfirm={() => act.send({ caseId: props.file.id })} />
}

/** Accepting needs no word either; what is promised for later is seen before. */
export function AcceptDialog(props: ActDialogProps) {
  const act = useCaseAct(acceptCase, props)
  const promised = stillPromised(props.file)
  return (
    <ActDialog
      of={props}
      act={act}
      reason="none"
      letter={() => ({})}
      onConfirm={() => act.send({ caseId: props.file.id })}
    >
      {promised.length > 0 ? (
        <>
          <p>{words.acceptPromised}</p>
          <ul>
            {promised.map((one) => (
              <li key={one.key}>
                {one.name}：{workCaseWords.promisedDays(one.deferral!.days)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </ActDialog>
  )
}

/** An act that leaves room for an opinion. */
function withOpinion(route: typeof decideOnTheSpot | typeof grantCase) {
  return function OpinionDialog(props: ActDialogProps) {
    const act = useCaseAct(route, props)
    const [opinion, setOpinion] = useState('')
    const confirm = () => act.send({ caseId: props.file.id, opinion: opinion.trim() || undefined })
    return (
      <ActDialog
        of={props}
        act={act}
        reason="none"
        letter={() => ({ opinion: opinion.trim() || undefined })}
        onConfirm={confirm}
      >
        <LongTextField label={words.grantOpinion} value={opinion} maxLength={LONGEST} rows={2} onChange={setOpinion} />
      </ActDialog>
    )
  }
}

/** An act that wants a reason, for the file only. */
function withReason(route: typeof receiveWithdrawal, asked: { label?: string; danger?: boolean }) {
  return function WithReasonDialog(props: ActDialogProps) {
    const act = useCaseAct(route, props)
    return (
      <ActDialog
        of={props}
        act={act}
        danger={asked.danger}
        reason={{ label: asked.label, least: 2, longest: LONGEST }}
        onConfirm={(reason) => act.send({ caseId: props.file.id, reason })}
      />
    )
  }
}

export const OnTheSpotDialog = withOpinion(decideOnTheSpot)
export const GrantDialog = withOpinion(grantCase)
export const WithdrawalDialog = withReason(receiveWithdrawal, { label: words.withdrawalReason, danger: true })

export function DenyDialog(props: ActDialogProps) {
  const act = useCaseAct(denyCase, props)
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <ActDialog
      of={props}
      act={act}
      danger
      reason={{ label: words.reasonToApplicant, least: 5, longest: LONGEST }}
      letter={(reason) => ({ reason, basis })}
      onConfirm={(reason) => {
        setTried(true)
        if (basis.trim().length >= 2) act.send({ caseId: props.file.id, reason, basis })
      }}
    >
      <TextField
        label={words.basis}
        help={words.basisHelp}
        required
        maxLength={1000}
        value={basis}
        error={tried && basis.trim().length < 2 ? words.basisEmpty : undefined}
        onChange={setBasis}
      />
    </ActDialog>
  )
}

type Ground = keyof typeof words.grounds
const grounds = Object.entries(words.grounds).map(([value, label]) => ({ value, label }))

export function RefuseDialog(props: ActDialogProps) {
  const act = useCaseAct(refuseAcceptance, props)
  const [ground, setGround] = useState<string>()
  const [rightBody, setRightBody] = useState('')
  const [tried, setTried] = useState(false)
  const needsBody = ground === 'not-competent'
  const confirm = (reason: string) => {
    setTried(true)
    if (!ground || (needsBody && rightBody.trim() === '')) return
    act.send({
      caseId: props.file.id,
      ground: ground as Ground,
      reason,
      rightBody: needsBody ? rightBody.trim() : undefined,
    })
  }
  return (
    <ActDialog
      of={props}
      act={act}
      danger
      reason={{ label: words.reasonToApplicant, least: 5, longest: LONGEST }}
      letter={(reason) => ({ ground, reason, rightBody: needsBody ? rightBody.trim() : undefined })}
      onConfirm={confirm}
    >
      <ChoiceField
        label={words.ground}
        required
        options={grounds}
        value={ground}
        error={tried && !ground ? words.groundEmpty : undefined}
        onChange={setGround}
      />
      {needsBody ? (
        <BodyNameField
          label={words.rightBody}
          help={words.rightBodyHelp}
          required
          value={rightBody}
          error={tried && rightBody.trim() === '' ? words.rightBodyEmpty : undefined}
          onChange={setRightBody}
        />
      ) : null}
    </ActDialog>
  )
}

type Channel = keyof typeof deliveryTitles
const channels = Object.entries(deliveryTitles).map(([value, label]) => ({ value, label }))

export function DeliverDialog(props: ActDialogProps) {
  const act = useCaseAct(deliverCase, props)
  const [channel, setChannel] = useState<string>()
  const [receivedBy, setReceivedBy] = useState(props.file.applicant.agentName ?? '')
  const [tracking, setTracking] = useState('')
  const [tried, setTried] = useState(false)
  const how = {
    channel: channel as Channel,
    receivedBy: channel === 'counter' ? receivedBy.trim() : undefined,
    tracking: channel === 'post' ? tracking.trim() : undefined,
  }
  const confirm = () => {
    setTried(true)
    if (!channel || (channel === 'counter' && !receivedBy.trim()) || (channel === 'post' && !tracking.trim())) return
    act.send({ caseId: props.file.id, ...how })
  }
  return (
    <ActDialog of={props} act={act} reason="none" letter={() => how} onConfirm={confirm}>
      <ChoiceField
        label={words.channel}
        required
        inline
        options={channels}
        value={channel}
        error={tried && !channel ? words.channelEmpty : undefined}
        onChange={setChannel}
      />
      {channel === 'counter' ? (
        <TextField
          label={words.receivedBy}
          required
          maxLength={50}
          value={receivedBy}
          error={tried && !receivedBy.trim() ? words.receivedByEmpty : undefined}
          onChange={setReceivedBy}
        />
      ) : null}
      {channel === 'post' ? (
        <TextField
          label={words.tracking}
          required
          maxLength={50}
          value={tracking}
          error={tried && !tracking.trim() ? words.trackingEmpty : undefined}
          onChange={setTracking}
        />
      ) : null}
    </ActDialog>
  )
}
