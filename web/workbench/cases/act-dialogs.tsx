/** One dialog for each act: its legal effect, what the law wants said, and the act itself. */
import type { ReactNode } from 'react'
import { useState } from 'react'
import {
  acceptCase,
  closeCase,
  decideOnTheSpot,
  deliverCase,
  deliveryTitles,
  denyCase,
  examineCase,
  grantCase,
  receiveWithdrawal,
  refuseAcceptance,
  returnToExaminer,
} from '#modules/cases/contract.ts'
import { ChoiceField, LongTextField, TextField } from '../../ui/field.tsx'
import { ReasonDialog, type ReasonDialogProps } from '../../ui/reason-dialog.tsx'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import type { ActDialogProps, OpenAct } from './act-bar.tsx'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseWords.dialogs
const LONGEST = 2000

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

function face({ open, onClose }: ActDialogProps) {
  return {
    open: true,
    title: open.title,
    effect: effectOf(open),
    verb: words.verbs[open.act as keyof typeof words.verbs],
    onClose,
  }
}

const stateOf = ({ pending, problem }: Pick<ReasonDialogProps, 'pending' | 'problem'>) => ({ pending, problem })

export function AcceptDialog(props: ActDialogProps) {
  const act = useCaseAct(acceptCase, props)
  return (
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      reason="none"
      onConfirm={() => act.send({ caseId: props.file.id })}
    />
  )
}

export function CloseDialog(props: ActDialogProps) {
  const act = useCaseAct(closeCase, props)
  return (
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      reason="none"
      onConfirm={() => act.send({ caseId: props.file.id })}
    />
  )
}

export function OnTheSpotDialog(props: ActDialogProps) {
  const act = useCaseAct(decideOnTheSpot, props)
  const [opinion, setOpinion] = useState('')
  return (
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      reason="none"
      onConfirm={() => act.send({ caseId: props.file.id, opinion: opinion.trim() || undefined })}
    >
      <LongTextField label={words.grantOpinion} value={opinion} maxLength={LONGEST} rows={2} onChange={setOpinion} />
    </ReasonDialog>
  )
}

export function GrantDialog(props: ActDialogProps) {
  const act = useCaseAct(grantCase, props)
  const [opinion, setOpinion] = useState('')
  return (
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      reason="none"
      onConfirm={() => act.send({ caseId: props.file.id, opinion: opinion.trim() || undefined })}
    >
      <LongTextField label={words.grantOpinion} value={opinion} maxLength={LONGEST} rows={2} onChange={setOpinion} />
    </ReasonDialog>
  )
}

const recommendations = [
  { value: 'grant', label: workCaseWords.recommends.grant },
  { value: 'deny', label: workCaseWords.recommends.deny },
]

export function ExamineDialog(props: ActDialogProps) {
  const act = useCaseAct(examineCase, props)
  const [recommends, setRecommends] = useState<string>()
  const [tried, setTried] = useState(false)
  return (
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      reason={{ label: words.opinion, help: words.opinionHelp, least: 2, longest: LONGEST }}
      onConfirm={(opinion) => {
        setTried(true)
        if (recommends === 'grant' || recommends === 'deny') act.send({ caseId: props.file.id, recommends, opinion })
      }}
    >
      <ChoiceField
        label={words.recommends}
        required
        inline
        options={recommendations}
        value={recommends}
        error={tried && !recommends ? words.recommendsEmpty : undefined}
        onChange={setRecommends}
      />
    </ReasonDialog>
  )
}

export function WithdrawalDialog(props: ActDialogProps) {
  const act = useCaseAct(receiveWithdrawal, props)
  return (
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      danger
      reason={{ label: words.withdrawalReason, least: 2, longest: LONGEST }}
      onConfirm={(reason) => act.send({ caseId: props.file.id, reason })}
    />
  )
}

export function ReturnDialog(props: ActDialogProps) {
  const act = useCaseAct(returnToExaminer, props)
  return (
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      reason={{ least: 2, longest: LONGEST }}
      onConfirm={(reason) => act.send({ caseId: props.file.id, reason })}
    />
  )
}

export function DenyDialog(props: ActDialogProps) {
  const act = useCaseAct(denyCase, props)
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      danger
      reason={{ label: words.reasonToApplicant, least: 5, longest: LONGEST }}
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
    </ReasonDialog>
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
    <ReasonDialog
      {...face(props)}
      {...stateOf(act)}
      danger
      reason={{ label: words.reasonToApplicant, least: 5, longest: LONGEST }}
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
        <TextField
          label={words.rightBody}
          required
          maxLength={200}
          value={rightBody}
          error={tried && rightBody.trim() === '' ? words.rightBodyEmpty : undefined}
          onChange={setRightBody}
        />
      ) : null}
    </ReasonDialog>
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
  const confirm = () => {
    setTried(true)
    if (!channel || (channel === 'counter' && !receivedBy.trim()) || (channel === 'post' && !tracking.trim())) return
    act.send({
      caseId: props.file.id,
      channel: channel as Channel,
      receivedBy: channel === 'counter' ? receivedBy.trim() : undefined,
      tracking: channel === 'post' ? tracking.trim() : undefined,
    })
  }
  return (
    <ReasonDialog {...face(props)} {...stateOf(act)} reason="none" onConfirm={confirm}>
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
    </ReasonDialog>
  )
}
