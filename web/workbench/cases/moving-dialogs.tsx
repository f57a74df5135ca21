/** Acts that move a case along its route: which step, and where to. */
import { useState } from 'react'
import type { Act } from '#modules/cases/contract.ts'
import { caseSteps, examineCase, returnToExaminer, takeBack } from '#modules/cases/contract.ts'
import { useView } from '../../client/hooks.ts'
import { ChoiceField, SelectField } from '../../ui/field.tsx'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import { workStepWords } from '../../words/zh/work-steps.ts'
import type { ActDialogProps } from './act-bar.tsx'
import { ActDialog } from './act-dialog.tsx'
import { useCaseAct } from './use-case-act.ts'

const words = workCaseWords.dialogs
const LONGEST = 2000

/** The steps on which the actor may do this now, and the one chosen: the only one, unless there are several. */
function useStepChoice({ file }: ActDialogProps, act: Act) {
  const view = useView(caseSteps, { caseId: file.id })
  const [chosen, setChosen] = useState<string>()
  const steps = view.data?.steps.filter(({ moves }) => moves.includes(act)) ?? []
  const step = steps.length === 1 ? steps[0] : steps.find(({ no }) => String(no) === chosen)
  const field = (tried: boolean) =>
    steps.length > 1 ? (
      <ChoiceField
        label={workStepWords.whichStep}
        required
        options={steps.map(({ no, name, organName }) => ({ value: String(no), label: `${name}（${organName}）` }))}
        value={chosen}
        error={tried && !step ? workStepWords.whichStepEmpty : undefined}
        onChange={setChosen}
      />
    ) : null
  // A case from before routes has no steps written down yet: the server knows the only one.
  return { step, ready: step !== undefined || (view.data !== undefined && steps.length === 0), field }
}

const recommendations = [
  { value: 'grant', label: workCaseWords.recommends.grant },
  { value: 'deny', label: workCaseWords.recommends.deny },
]

export function ExamineDialog(props: ActDialogProps) {
  const act = useCaseAct(examineCase, props)
  const choice = useStepChoice(props, 'examine')
  const [recommends, setRecommends] = useState<string>()
  const [tried, setTried] = useState(false)
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ label: words.opinion, help: words.opinionHelp, least: 2, longest: LONGEST }}
      onConfirm={(opinion) => {
        setTried(true)
        if (!choice.ready || (recommends !== 'grant' && recommends !== 'deny')) return
        act.send({ caseId: props.file.id, step: choice.step?.no, recommends, opinion })
      }}
    >
      {choice.field(tried)}
      <ChoiceField
        label={words.recommends}
        required
        inline
        options={recommendations}
        value={recommends}
        error={tried && !recommends ? words.recommendsEmpty : undefined}
        onChange={setRecommends}
      />
    </ActDialog>
  )
}

export function ReturnDialog(props: ActDialogProps) {
  const act = useCaseAct(returnToExaminer, props)
  const choice = useStepChoice(props, 'return')
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const behind = choice.step?.returnTo ?? []
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ least: 2, longest: LONGEST }}
      onConfirm={(reason) => {
        setTried(true)
        if (choice.ready) act.send({ caseId: props.file.id, step: choice.step?.no, to: to || undefined, reason })
      }}
    >
      {choice.field(tried)}
      {behind.length > 1 ? (
        <SelectField
          label={workStepWords.returnTo}
          options={behind.slice(1).map(({ path, name }) => ({ value: path, label: name }))}
          emptyWord={behind[0]!.name}
          value={to}
          onChange={setTo}
        />
      ) : null}
    </ActDialog>
  )
}

export function TakeBackDialog(props: ActDialogProps) {
  const act = useCaseAct(takeBack, props)
  const choice = useStepChoice(props, 'take-back')
  const [tried, setTried] = useState(false)
  return (
    <ActDialog
      of={props}
      act={act}
      reason={{ least: 2, longest: LONGEST }}
      onConfirm={(reason) => {
        setTried(true)
        if (choice.ready) act.send({ caseId: props.file.id, step: choice.step?.no, reason })
      }}
    >
      {choice.field(tried)}
    </ActDialog>
  )
}
