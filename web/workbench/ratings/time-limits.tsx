/** How many working days each step of the loop may take. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { setTimeLimits, timeLimitsNow } from '#modules/ratings/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { OrganField } from '../organ-field.tsx'
import { workRatingWords } from '../../words/zh/work-ratings.ts'

const words = workRatingWords.limits
const steps = ['verify', 'review', 'rectify', 'returnVisit'] as const

export function TimeLimits() {
  const [organ, setOrgan] = useState('')
  const organId = organ || undefined
  const limits = useView(timeLimitsNow, { organId })
  return (
    <Card title={words.title}>
      <Stack>
        <OrganField
          label={words.organ}
          findLabel={words.findOrgan}
          emptyWord={words.everyOrgan}
          value={organ}
          onChange={setOrgan}
        />
        <Loaded of={limits}>
          {(now) => (
            <>
              {organId ? <p>{now.own ? words.own : words.general}</p> : null}
              <LimitForm key={`${organ}${now.setAt}`} now={now} organId={organId} />
            </>
          )}
        </Loaded>
      </Stack>
    </Card>
  )
}

function LimitForm({ now, organId }: { now: OutputOf<typeof timeLimitsNow>; organId?: string }) {
  const [typed, setTyped] = useState(() => Object.fromEntries(steps.map((step) => [step, String(now[step])])))
  const [saved, setSaved] = useState(false)
  const act = useAct(setTimeLimits)
  const days = (step: (typeof steps)[number]) => Number(typed[step])
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const input = {
      organId,
      verify: days('verify'),
      review: days('review'),
      rectify: days('rectify'),
      returnVisit: days('returnVisit'),
    }
    setSaved((await act.run(input)) !== undefined)
  }
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Stack>
        <Columns least="180px">
          {steps.map((step) => (
            <TextField
              key={step}
              label={words[step]}
              required
              inputMode="numeric"
              maxLength={2}
              unit={words.unit}
              value={typed[step] ?? ''}
              error={act.fieldErrors[step]}
              onChange={(value) => setTyped({ ...typed, [step]: value.replace(/\D/g, '') })}
            />
          ))}
        </Columns>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <div>
          <Button htmlType="submit" loading={act.pending}>
            {words.save}
          </Button>
        </div>
        <output>{saved ? words.saved : null}</output>
        {now.setAt && now.setBy ? <p>{words.set(now.setBy, momentWords(now.setAt))}</p> : null}
      </Stack>
    </form>
  )
}
