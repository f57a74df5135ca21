/** The dialogs of what one does with a step beside doing it. */
import { type ComponentType, useState } from 'react'
import type { Route } from '#kernel/contract.ts'
import {
  addSigner,
  answerConsultation,
  askSignatures,
  claimStep,
  consult,
  handOverStep,
  releaseStep,
  replaceAsked,
  signStep,
  type StepAct,
  urgeStep,
} from '#modules/routes/contract.ts'
import type { CallInput } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ReasonDialog, type ReasonDialogProps } from '../../ui/reason-dialog.tsx'
import { workStepWords as words } from '../../words/zh/work-steps.ts'
import { AskedField, type Chosen } from './asked-field.tsx'
import { ColleagueField } from './colleague-field.tsx'
import type { AskedOn, CaseStep } from './steps-panel.tsx'

type StepDialogProps = {
  caseId: string
  step: CaseStep
  act: StepAct
  /** Which question is answered, or which request goes to somebody else. */
  on?: AskedOn
  onClose: () => void
}

const LONGEST = 2000

/** One act on one step; done closes the dialog, a refusal stays in it. */
function useStepAct<R extends Route>(route: R, { onClose }: StepDialogProps) {
  const { run, pending, problem } = useAct(route)
  const send = async (input: CallInput<R>) => {
    if (await run(input)) onClose()
  }
  return { send: (input: CallInput<R>) => void send(input), pending, problem }
}

type FrameProps = { of: StepDialogProps } & Pick<ReasonDialogProps, 'act' | 'reason' | 'children' | 'onConfirm'> &
  Partial<Pick<ReasonDialogProps, 'effect'>>

function Frame({ of: { act: name, onClose }, ...rest }: FrameProps) {
  return <ReasonDialog open {...words.dialogs[name]} onClose={onClose} {...rest} />
}

const at = ({ caseId, step }: StepDialogProps) => ({ caseId, no: step.no })

/** An act that needs no word. */
function wordless(route: typeof claimStep) {
  return function WordlessDialog(props: StepDialogProps) {
    const act = useStepAct(route, props)
    return <Frame of={props} act={act} reason="none" onConfirm={() => act.send(at(props))} />
  }
}

/** One's own goes back without a word; what a colleague holds is taken by the head with a reason. */
function ReleaseDialog(props: StepDialogProps) {
  const act = useStepAct(releaseStep, props)
  const { holderIsMe, holderName } = props.step
  if (holderIsMe) return <Frame of={props} act={act} reason="none" onConfirm={() => act.send(at(props))} />
  return (
    <Frame
      of={props}
      act={act}
      effect={words.takeBack(holderName ?? '')}
      reason={{ label: words.reason, least: 2, longest: LONGEST }}
      onConfirm={(reason) => act.send({ ...at(props), reason })}
    />
  )
}

function HandOverDialog(props: StepDialogProps) {
  const { step } = props
  const act = useStepAct(handOverStep, props)
  const [staffId, setStaffId] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <Frame
      of={props}
      act={act}
      reason={{ label: words.reason, least: 2, longest: LONGEST }}
      onConfirm={(reason) => {
        setTried(true)
        if (staffId) act.send({ ...at(props), staffId, reason })
      }}
    >
      <ColleagueField
        of={{ organId: step.organId, role: step.role }}
        value={staffId}
        missing={tried}
        onChange={setStaffId}
      />
    </Frame>
  )
}

const orders = Object.entries(words.orders).map(([value, label]) => ({ value, label }))
const plain = (chosen: readonly Chosen[]) => chosen.map(({ organId, staffId }) => ({ organId, staffId }))

function AskSignaturesDialog(props: StepDialogProps) {
  const act = useStepAct(askSignatures, props)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [order, setOrder] = useState<string>('parallel')
  const [quorum, setQuorum] = useState('')
  const [tried, setTried] = useState(false)
  const count = quorum.trim() === '' ? undefined : Number(quorum)
  const quorumWrong = count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= chosen.length)
  return (
    <Frame
      of={props}
      act={act}
      reason={{ label: words.request, least: 2, longest: LONGEST }}
      onConfirm={(request) => {
        setTried(true)
        if (chosen.length === 0 || quorumWrong) return
        act.send({
          ...at(props),
          asked: plain(chosen),
          order: order === 'sequence' ? 'sequence' : 'parallel',
          quorum: count,
          request,
        })
      }}
    >
      <AskedField
        label={words.dialogs['ask-signatures'].title}
        organId={props.step.organId}
        chosen={chosen}
        error={tried && chosen.length === 0 ? words.askedEmpty : undefined}
        onChange={setChosen}
      />
      <ChoiceField label={words.order} required inline options={orders} value={order} onChange={setOrder} />
      <TextField
        label={words.quorum}
        help={words.quorumHelp}
        inputMode="numeric"
        maxLength={2}
        value={quorum}
        error={tried && quorumWrong ? words.quorumWrong : undefined}
        onChange={setQuorum}
      />
    </Frame>
  )
}

/** Asking others, with words of one's own: one signer more, or opinions without a vote. */
function asking(label: string, send: (props: StepDialogProps) => AskingAct) {
  return function AskingDialog(props: StepDialogProps) {
    const act = send(props)
    const [chosen, setChosen] = useState<readonly Chosen[]>([])
    const [tried, setTried] = useState(false)
    return (
      <Frame
        of={props}
        act={act}
        reason={{ label, least: 2, longest: LONGEST }}
        onConfirm={(said) => {
          setTried(true)
          if (chosen.length > 0) act.ask(plain(chosen), said)
        }}
      >
        <AskedField
          label={words.dialogs[props.act].title}
          organId={props.step.organId}
          chosen={act.one ? chosen.slice(-1) : chosen}
          error={tried && chosen.length === 0 ? words.askedEmpty : undefined}
          onChange={(next) => setChosen(act.one ? next.slice(-1) : next)}
        />
      </Frame>
    )
  }
}

type AskingAct = NonNullable<ReasonDialogProps['act']> & {
  /** Only one may be asked. */
  one: boolean
  ask: (asked: ReturnType<typeof plain>, said: string) => void
}

function useAddSigner(props: StepDialogProps): AskingAct {
  const act = useStepAct(addSigner, props)
  return { ...act, one: true, ask: (asked, request) => act.send({ ...at(props), asked: asked[0]!, request }) }
}

function useReplace(props: StepDialogProps): AskingAct {
  const act = useStepAct(replaceAsked, props)
  return {
    ...act,
    one: true,
    ask: (asked, reason) => act.send({ ...at(props), ...props.on, asked: asked[0]!, reason }),
  }
}

function useConsult(props: StepDialogProps): AskingAct {
  const act = useStepAct(consult, props)
  return { ...act, one: false, ask: (asked, question) => act.send({ ...at(props), asked, question }) }
}

const votes = Object.entries(words.agrees).map(([value, label]) => ({ value, label }))

function SignDialog(props: StepDialogProps) {
  const act = useStepAct(signStep, props)
  const [vote, setVote] = useState<string>()
  const [tried, setTried] = useState(false)
  return (
    <Frame
      of={props}
      act={act}
      reason={{ label: words.opinion, least: 2, longest: LONGEST }}
      onConfirm={(opinion) => {
        setTried(true)
        if (vote) act.send({ ...at(props), agrees: vote === 'yes', opinion })
      }}
    >
      <ChoiceField
        label={words.agree}
        required
        inline
        options={votes}
        value={vote}
        error={tried && !vote ? words.agreeEmpty : undefined}
        onChange={setVote}
      />
    </Frame>
  )
}

function AnswerDialog(props: StepDialogProps) {
  const act = useStepAct(answerConsultation, props)
  return (
    <Frame
      of={props}
      act={act}
      reason={{ label: words.answer, least: 2, longest: LONGEST }}
      onConfirm={(answer) => {
        if (props.on && 'consultation' in props.on) act.send({ ...at(props), id: props.on.consultation, answer })
      }}
    />
  )
}

function UrgeDialog(props: StepDialogProps) {
  const act = useStepAct(urgeStep, props)
  const [said, setSaid] = useState('')
  return (
    <Frame
      of={props}
      act={act}
      reason="none"
      onConfirm={() => act.send({ ...at(props), words: said.trim() || undefined })}
    >
      <TextField label={words.words} maxLength={200} value={said} onChange={setSaid} />
    </Frame>
  )
}

const dialogs: Readonly<Record<StepAct, ComponentType<StepDialogProps>>> = {
  claim: wordless(claimStep),
  release: ReleaseDialog,
  'hand-over': HandOverDialog,
  'ask-signatures': AskSignaturesDialog,
  'add-signer': asking(words.request, useAddSigner),
  sign: SignDialog,
  consult: asking(words.question, useConsult),
  answer: AnswerDialog,
  'replace-asked': asking(words.reason, useReplace),
  urge: UrgeDialog,
}

export function StepDialog(props: StepDialogProps) {
  const Dialog = dialogs[props.act]
  return <Dialog {...props} />
}
