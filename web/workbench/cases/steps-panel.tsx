/** The review route of a case as it ran: each step with its owner, date, opinion, signatures, and what may be done with it. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { caseSteps } from '#modules/cases/contract.ts'
import { type StepAct, stepActTitles } from '#modules/routes/contract.ts'
import { useView } from '../../client/hooks.ts'
import { KeyMark } from '../../ui/key-mark.tsx'
import { useShownKeys } from '../../ui/shown-keys.ts'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { dateWords, momentWords } from '../../words/format.ts'
import { workStepWords as words } from '../../words/zh/work-steps.ts'
import css from './steps-panel.module.css'
import { RouteView } from './route-view.tsx'
import { StepDialog } from './step-dialogs.tsx'

export type CaseStep = OutputOf<typeof caseSteps>['steps'][number]

export function StepsPanel({ caseId }: { caseId: string }) {
  const view = useView(caseSteps, { caseId })
  const [doing, setDoing] = useState<{ no: number; act: StepAct; on?: AskedOn }>()
  const keyed = Object.entries(stepKeys).flatMap(([key, act]) => {
    const step = view.data?.steps.find((one) => one.can.includes(act))
    return step ? [{ key, act, no: step.no }] : []
  })
  useKeys(Object.fromEntries(keyed.map(({ key, act, no }) => [key, () => setDoing({ no, act })])))
  useShownKeys(
    'steps',
    keyed.map(({ key, act }) => [key, stepActTitles[act]]),
  )
  const keyOf = (no: number, act: StepAct) => keyed.find((one) => one.no === no && one.act === act)?.key
  return (
    <Loaded of={view} lines={3}>
      {({ steps, drawing }) => {
        const current = doing && steps.find((step) => step.no === doing.no)
        return (
          <>
            {drawing ? <RouteView drawing={drawing} steps={steps} /> : null}
            {steps.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
            <ol className={css.steps}>
              {steps.map((step) => (
                <OneStep
                  key={step.no}
                  step={step}
                  keyOf={(act) => keyOf(step.no, act)}
                  onAct={(act, on) => setDoing({ no: step.no, act, on })}
                />
              ))}
            </ol>
            {current && doing ? (
              <StepDialog
                key={`${doing.no}${doing.act}`}
                caseId={caseId}
                step={current}
                act={doing.act}
                on={doing.on}
                onClose={() => setDoing(undefined)}
              />
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

const tones: Readonly<Record<CaseStep['status'], Tone>> = {
  open: 'info',
  done: 'success',
  returned: 'warning',
  'taken-back': 'neutral',
  undone: 'neutral',
  silent: 'warning',
  voided: 'neutral',
  'gave-way': 'warning',
}

/** What is done with a step most often, by the first step on which it may be done. */
const stepKeys = { c: 'claim', t: 'hand-over', v: 'sign' } as const satisfies Record<string, StepAct>

/** Which request: a signature by its number, a question by its id. */
export type AskedOn = { signature: number } | { consultation: string }
type OnAct = (act: StepAct, on?: AskedOn) => void

type OneStepProps = { step: CaseStep; keyOf: (act: StepAct) => string | undefined; onAct: OnAct }

function OneStep({ step, keyOf, onAct }: OneStepProps) {
  const open = step.status === 'open'
  const buttons = step.can.filter((act) => act !== 'answer' && act !== 'replace-asked')
  return (
    <li className={css.step}>
      <p className={css.head}>
        <strong>{step.name}</strong>
        <StateTag tone={tones[step.status]}>{step.statusTitle}</StateTag>
        {step.joint && step.stage === 'review' ? <StateTag tone="neutral">{words.joint}</StateTag> : null}
      </p>
      <p className={css.quiet}>
        {words.who(step.organName, step.roleTitle)}
        {open ? `，${step.holderName ? words.held(step.holderName) : words.unheld}` : null}
      </p>
      {open ? <Dates step={step} /> : null}
      {step.timers.map((timer) => (
        <p key={timer.words} className={css.quiet}>
          {words.timer(timer.words, dateWords(timer.dueOn))}
          {timer.provisional ? words.provisional : null}
        </p>
      ))}
      {step.lapsedOn ? <p className={css.late}>{words.lapsed(dateWords(step.lapsedOn))}</p> : null}
      {step.recommends || step.opinion ? (
        <p>
          {step.recommends ? `${words.recommends[step.recommends]}：` : null}
          {step.opinion}
        </p>
      ) : null}
      {step.closedBy && step.closedAt ? (
        <p className={css.quiet}>
          {step.closedFor
            ? words.closedFor(step.closedBy, step.closedFor, momentWords(step.closedAt))
            : words.closedBy(step.closedBy, momentWords(step.closedAt))}
        </p>
      ) : null}
      <Signatures step={step} onAct={onAct} />
      <Consultations step={step} onAct={onAct} />
      {step.traces.length > 0 ? (
        <details className={css.traces}>
          <summary>{words.traces(step.traces.length)}</summary>
          <ul>
            {step.traces.map((one, at) => (
              <li key={`${one.at}${at}`}>
                {momentWords(one.at)} {one.by} {one.title}
                {one.words ? `：${one.words}` : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {buttons.length > 0 ? (
        <fieldset className={`${css.buttons} not-printed`} aria-label={`${step.name}：${words.acts}`}>
          {buttons.map((act) => (
            <StepButton key={act} act={act} shortcut={keyOf(act)} onAct={onAct} />
          ))}
        </fieldset>
      ) : null}
    </li>
  )
}

function StepButton({ act, shortcut, onAct }: { act: StepAct; shortcut: string | undefined; onAct: OnAct }) {
  return (
    <Button size="small" aria-keyshortcuts={shortcut} onClick={() => onAct(act)}>
      {stepActTitles[act]}
      {shortcut ? <KeyMark of={shortcut} /> : null}
    </Button>
  )
}

function Dates({ step }: { step: CaseStep }) {
  return (
    <p className={css.quiet}>
      {words.due(dateWords(step.dueOn))}
      {step.provisional ? words.provisional : null}
      {step.budgetDays > 0 ? `，${words.ownBudget(step.budgetDays)}` : null}
      {step.joint && step.silence === 'agree' ? `，${words.agreesBySilence}` : null}
    </p>
  )
}

const signTones: Readonly<Record<CaseStep['signatures'][number]['status'], Tone>> = {
  waiting: 'neutral',
  open: 'info',
  agreed: 'success',
  disagreed: 'danger',
}

function ReplaceButton({ who, on, onAct }: { who: string; on: AskedOn; onAct: OnAct }) {
  return (
    <Button
      size="small"
      className="not-printed"
      aria-label={words.replaceOf(who)}
      onClick={() => onAct('replace-asked', on)}
    >
      {words.replace}
    </Button>
  )
}

function Signatures({ step, onAct }: { step: CaseStep; onAct: OnAct }) {
  if (step.signatures.length === 0) return null
  return (
    <div className={css.asked}>
      <p className={css.quiet}>
        {step.signRule}，{words.signs[step.signs]}
      </p>
      <ul>
        {step.signatures.map((one) => (
          <li key={one.no}>
            {one.signedBy ?? one.who} <StateTag tone={signTones[one.status]}>{words.signature[one.status]}</StateTag>
            {one.required ? `（${words.required}）` : null}
            {one.opinion ? `：${one.opinion}` : null}{' '}
            {one.replaceable ? <ReplaceButton who={one.who} on={{ signature: one.no }} onAct={onAct} /> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Consultations({ step, onAct }: { step: CaseStep; onAct: OnAct }) {
  if (step.consultations.length === 0) return null
  return (
    <ul className={css.asked}>
      {step.consultations.map((one) => (
        <li key={one.id}>
          {words.asks(one.who)}：{one.question}
          <br />
          <span className={css.quiet}>{one.answer ? `${one.answeredBy ?? ''}：${one.answer}` : words.unanswered}</span>
          {one.mine ? (
            <>
              {' '}
              <Button size="small" onClick={() => onAct('answer', { consultation: one.id })}>
                {stepActTitles.answer}
              </Button>
            </>
          ) : null}{' '}
          {one.replaceable ? <ReplaceButton who={one.who} on={{ consultation: one.id }} onAct={onAct} /> : null}
        </li>
      ))}
    </ul>
  )
}
