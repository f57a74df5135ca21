/** A few questions, one tap each, that say which materials, fields and fees apply; answers can be taken back one by one. */
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import type { SituationQuestion } from '#modules/catalogue/contract.ts'
import { situationWords as words } from '../words/zh/situation.ts'
import type { Answered } from './situation-answers.ts'
import css from './situation-questions.module.css'

export type SituationQuestionsProps = {
  answered: readonly Answered[]
  /** The question to ask now. */
  next?: SituationQuestion
  /** The answers say that this item is not the right one; what to do instead. */
  stop?: string
  onAnswer: (question: string, option: string) => void
  /** Takes back this answer and those after it. */
  onTakeBack: (question: string) => void
  /** Ways on where the item is not the right one. */
  elsewhere?: ReactNode
  /** Said when every question is answered. */
  done?: ReactNode
}

export function SituationQuestions(props: SituationQuestionsProps) {
  const { answered, next, stop, onAnswer, onTakeBack, elsewhere, done = words.done } = props
  const ask = useRef<HTMLHeadingElement>(null)
  const outcome = useRef<HTMLDivElement>(null)
  const before = useRef(answered.length)
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what takes its place.
    if (before.current !== answered.length) (ask.current ?? outcome.current)?.focus()
    before.current = answered.length
  }, [answered.length])
  return (
    <div className={css.questions}>
      {answered.length > 0 ? (
        <dl className={css.answered}>
          {answered.map((one) => (
            <div key={one.key}>
              <dt>{one.text}</dt>
              <dd>
                <strong>{one.label}</strong>
                <Button
                  type="link"
                  className="not-printed"
                  aria-label={words.changeOf(one.text)}
                  onClick={() => onTakeBack(one.key)}
                >
                  {words.change}
                </Button>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {next ? (
        <section className={`${css.next} not-printed`} aria-label={next.text}>
          <h3 ref={ask} tabIndex={-1} className={css.question}>
            {next.text}
          </h3>
          {next.help ? <p className={css.help}>{next.help}</p> : null}
          <ul className={css.options}>
            {next.options.map((option) => (
              <li key={option.key}>
                <button type="button" className={css.option} onClick={() => onAnswer(next.key, option.key)}>
                  {option.label}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <div ref={outcome} tabIndex={-1} className={css.outcome}>
          {stop ? (
            <div className={css.stop}>
              <p>
                <strong>{words.stopTitle}</strong>
              </p>
              <p>{stop}</p>
              {elsewhere}
            </div>
          ) : (
            <p className={css.help}>{done}</p>
          )}
        </div>
      )}
    </div>
  )
}
