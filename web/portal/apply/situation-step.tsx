/** First what the form and the list of materials depend on: the applicant's situation, and to which body they turn. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import type { Answered } from '../../ui/situation-answers.ts'
import { SituationQuestions } from '../../ui/situation-questions.tsx'
import { applyWords as words } from '../../words/zh/portal-apply.ts'
import { situationWords } from '../../words/zh/situation.ts'
import { LinkButton } from '../link-button.tsx'
import type { Body, Checklist } from './use-situation.ts'

export type SituationStepProps = {
  itemId: string
  list: Checklist
  answered: readonly Answered[]
  bodies: readonly Body[]
  body: string | undefined
  onAnswer: (question: string, option: string) => void
  onTakeBack: (question: string) => void
  onBody: (organId: string) => void
  onDone: () => void
}

export function SituationStep(props: SituationStepProps) {
  const { itemId, list, answered, bodies, body, onAnswer, onTakeBack, onBody, onDone } = props
  const [tried, setTried] = useState(false)
  const asks = answered.length > 0 || list.next !== undefined
  const bodyOpen = bodies.length > 1 && body === undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (list.complete && !bodyOpen) onDone()
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {asks ? (
          <Card title={words.situationTitle}>
            <SituationQuestions
              answered={answered}
              next={list.next}
              stop={list.stop}
              onAnswer={onAnswer}
              onTakeBack={onTakeBack}
              elsewhere={
                <Buttons>
                  <LinkButton to="/items/$itemId" params={{ itemId }}>
                    {words.readGuide}
                  </LinkButton>
                  <LinkButton to="/guide">{words.searchMore}</LinkButton>
                </Buttons>
              }
            />
          </Card>
        ) : null}
        {bodies.length > 1 && !list.stop ? (
          <Card title={words.bodyTitle}>
            <ChoiceField
              label={words.bodyText}
              required
              options={bodies.map((one) => ({ value: one.organId, label: one.label }))}
              value={body}
              error={tried && bodyOpen ? words.bodyEmpty : undefined}
              onChange={onBody}
            />
          </Card>
        ) : null}
        {list.stop ? null : (
          <Buttons>
            <Button type="primary" htmlType="submit" disabled={!list.complete}>
              {words.nextForm}
            </Button>
          </Buttons>
        )}
        {tried && !list.complete ? <p role="alert">{situationWords.next}</p> : null}
      </Stack>
    </form>
  )
}
