/** The same questions as in the guide, asked by the clerk; and the body, where several handle the item. */
import { Button } from 'antd'
import { useState } from 'react'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { SituationQuestions } from '../../ui/situation-questions.tsx'
import { intakeWords } from '../../words/zh/work-intake.ts'
import css from './intake.module.css'
import type { Checklist, ItemGuide } from './intake-page.tsx'

const words = intakeWords.situation

export type SituationStepProps = {
  list: Checklist
  bodies: readonly { organId: string; organName: string }[]
  body: string | undefined
  onAnswer: (question: string, option: string) => void
  onTakeBack: (question: string) => void
  onBody: (organId: string) => void
  onDone: () => void
  onBack: () => void
}

export function SituationStep({
  list,
  bodies,
  body,
  onAnswer,
  onTakeBack,
  onBody,
  onDone,
  onBack,
}: SituationStepProps) {
  const [tried, setTried] = useState(false)
  const bodyOpen = bodies.length > 1 && body === undefined
  const forward = () => {
    setTried(true)
    if (list.complete && !bodyOpen) onDone()
  }
  return (
    <Card title={words.title}>
      <Stack>
        <p className={css.quiet}>{words.help}</p>
        {list.answered.length > 0 || list.next ? (
          <SituationQuestions
            answered={list.answered}
            next={list.next}
            stop={list.stop}
            onAnswer={onAnswer}
            onTakeBack={onTakeBack}
          />
        ) : null}
        {bodies.length > 1 ? (
          <ChoiceField
            label={words.body}
            help={words.bodyText}
            required
            options={bodies.map((one) => ({ value: one.organId, label: one.organName }))}
            value={body}
            error={tried && bodyOpen ? words.bodyEmpty : undefined}
            onChange={onBody}
          />
        ) : null}
        {tried && list.next ? (
          <p role="alert" className={css.missing}>
            {words.unfinished}
          </p>
        ) : null}
        <Buttons>
          {list.stop ? null : (
            <Button type="primary" onClick={forward}>
              {words.next}
            </Button>
          )}
          <Button onClick={onBack}>{intakeWords.restart}</Button>
        </Buttons>
      </Stack>
    </Card>
  )
}

/** To whom a clerk may hand it in: the item's own body, unless it gave the power away, and those it was given to. */
export function bodiesOf({ organ, handling }: ItemGuide): { organId: string; organName: string }[] {
  const given = handling.bodies.map(({ organId, organName }) => ({ organId, organName }))
  return handling.own ? [{ organId: organ.id, organName: organ.name }, ...given] : given
}
