/** One dialog for each step of the loop behind a bad rating. */
import { useState } from 'react'
import type { Route } from '#kernel/contract.ts'
import {
  type Outcome,
  outcomeTitles,
  recordReturnVisit,
  rectify,
  reviewFinding,
  type Step,
  stepTitles,
  verifyBadRating,
} from '#modules/ratings/contract.ts'
import type { CallInput } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { ChoiceField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { workRatingWords as words } from '../../words/zh/work-ratings.ts'
import type { BadRating } from './rating-page.tsx'

type StepProps = { rating: BadRating; onClose: () => void }

export function StepDialog({ step, ...props }: StepProps & { step: Step }) {
  if (step === 'verify') return <Verify {...props} />
  if (step === 'review') return <Review {...props} />
  return step === 'rectify' ? <Rectify {...props} /> : <Visit {...props} />
}

type AskedProps<R extends Route> = StepProps & {
  route: R
  step: Step
  effect: string
  verb: string
  reason: string
  /** What has to be chosen beside the reason. */
  question?: { label: string; options: readonly { value: string; label: string }[]; empty: string }
  inputOf: (reason: string, chosen: string) => CallInput<R>
}

function Asked<R extends Route>({ route, step, effect, verb, reason, question, inputOf, onClose }: AskedProps<R>) {
  const act = useAct(route)
  const [chosen, setChosen] = useState<string>()
  const [tried, setTried] = useState(false)
  const send = async (text: string) => {
    setTried(true)
    if (question && chosen === undefined) return
    if (await act.run(inputOf(text, chosen ?? ''))) onClose()
  }
  return (
    <ReasonDialog
      open
      title={stepTitles[step]}
      effect={effect}
      verb={verb}
      reason={{ label: reason, least: 2, longest: 1000 }}
      act={act}
      onConfirm={(text) => void send(text)}
      onClose={onClose}
    >
      {question ? (
        <ChoiceField
          label={question.label}
          required
          inline
          options={question.options}
          value={chosen}
          error={tried && chosen === undefined ? question.empty : undefined}
          onChange={setChosen}
        />
      ) : null}
    </ReasonDialog>
  )
}

const yesNo = (asked: { yes: string; no: string }) => [
  { value: 'yes', label: asked.yes },
  { value: 'no', label: asked.no },
]

function Verify(props: StepProps) {
  const asked = words.verify
  return (
    <Asked
      {...props}
      {...asked}
      route={verifyBadRating}
      step="verify"
      question={{ label: asked.question, options: yesNo(asked), empty: asked.choose }}
      inputOf={(reason, chosen) => ({ id: props.rating.id, upheld: chosen === 'yes', reason })}
    />
  )
}

function Review(props: StepProps) {
  const asked = words.review
  return (
    <Asked
      {...props}
      {...asked}
      route={reviewFinding}
      step="review"
      question={{ label: asked.question, options: yesNo(asked), empty: asked.choose }}
      inputOf={(reason, chosen) => ({ id: props.rating.id, agrees: chosen === 'yes', reason })}
    />
  )
}

function Rectify(props: StepProps) {
  const asked = words.rectify
  return (
    <Asked
      {...props}
      {...asked}
      route={rectify}
      step="rectify"
      question={{
        label: asked.question,
        options: [
          { value: 'mended', label: asked.mended },
          { value: 'explained', label: asked.explained },
        ],
        empty: asked.choose,
      }}
      inputOf={(done, chosen) => ({ id: props.rating.id, how: chosen as 'mended' | 'explained', done })}
    />
  )
}

const outcomes = Object.entries(outcomeTitles).map(([value, label]) => ({ value, label }))

function Visit(props: StepProps) {
  const asked = words.visit
  return (
    <Asked
      {...props}
      {...asked}
      route={recordReturnVisit}
      step="return-visit"
      question={{ label: asked.question, options: outcomes, empty: asked.choose }}
      inputOf={(note, chosen) => ({ id: props.rating.id, outcome: chosen as Outcome, note })}
    />
  )
}
