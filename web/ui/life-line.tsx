/** 承诺 → 决定 → 核查 → 结果 → 修复, in one line: the same for the applicant, the clerk and the supervisor. */
import type { LifeStep } from '#modules/cases/contract.ts'
import { dateWords, fullDateWords } from '../words/format.ts'
import { easierWords } from '../words/zh/easier.ts'
import css from './life-line.module.css'
import { StateTag, type Tone } from './state-tag.tsx'

const words = easierWords.life
const tones: Record<LifeStep['state'], Tone> = {
  done: 'success',
  now: 'info',
  ahead: 'neutral',
  broken: 'danger',
  none: 'neutral',
}

export function LifeLine({ steps }: { steps: readonly LifeStep[] }) {
  return (
    <ol className={css.line} aria-label={words.label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={css.step}
          data-state={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <StateTag tone={tones[step.state]} title={words.states[step.state]}>
            {step.title}
          </StateTag>
          <p className={css.quiet}>{step.text}</p>
          {step.on ? (
            <p className={css.quiet} title={fullDateWords(step.on)}>
              {dateWords(step.on)}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
