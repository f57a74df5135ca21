/** After how many days somebody is reminded to fetch a result: what each body settles. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { reminderRules, settleReminders } from '#modules/handouts/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { handoutWords } from '../../words/zh/work-handouts.ts'

const words = handoutWords.reminders
type Rule = OutputOf<typeof reminderRules>['rows'][number]

export function Reminders() {
  const rules = useView(reminderRules, {})
  return (
    <Card title={words.title}>
      <p>{words.text}</p>
      <Loaded of={rules}>{({ rows }) => rows.map((rule) => <OneRule key={rule.organId} rule={rule} />)}</Loaded>
    </Card>
  )
}

function OneRule({ rule }: { rule: Rule }) {
  const [first, setFirst] = useState(String(rule.firstDays))
  const [again, setAgain] = useState(String(rule.againDays))
  const act = useAct(settleReminders)
  const wrong = (days: string) => (/^[1-9]\d?$/.test(days) && Number(days) <= 90 ? undefined : words.wrong)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (wrong(first) ?? wrong(again)) return
    void act.run({ organId: rule.organId, firstDays: Number(first), againDays: Number(again) })
  }
  return (
    <form noValidate onSubmit={save}>
      <Stack>
        <TextField
          label={words.first(rule.organName)}
          help={rule.settledBy ? words.by(rule.settledBy) : words.usual}
          required
          inputMode="numeric"
          unit={words.days}
          maxLength={2}
          value={first}
          error={wrong(first)}
          onChange={setFirst}
        />
        <TextField
          label={words.again}
          required
          inputMode="numeric"
          unit={words.days}
          maxLength={2}
          value={again}
          error={wrong(again)}
          onChange={setAgain}
        />
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <Buttons>
          <Button htmlType="submit" loading={act.pending}>
            {words.save}
          </Button>
        </Buttons>
      </Stack>
    </form>
  )
}
