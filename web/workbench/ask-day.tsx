/** Asks for the comparison of a day with the other side. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { checkDay as checkExchangeDay } from '#modules/exchange/contract.ts'
import type { checkDay as checkPaymentDay } from '#modules/payments/contract.ts'
import { useAct } from '../client/hooks.ts'
import { Card } from '../ui/card.tsx'
import { DateField } from '../ui/date-field.tsx'
import { ErrorBox } from '../ui/states.tsx'
import { shanghaiDate } from '../words/format.ts'
import css from './one-field.module.css'

type Props = {
  route: typeof checkExchangeDay | typeof checkPaymentDay
  words: { day: string; check: string; asked: (day: string) => string }
}

export function AskDay({ route, words }: Props) {
  const act = useAct(route)
  const [day, setDay] = useState(() => shanghaiDate(new Date()))
  const [asked, setAsked] = useState<string>()
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    setAsked((await act.run({ day }))?.day)
  }
  return (
    <Card>
      <form className={css.form} noValidate onSubmit={(event) => void ask(event)}>
        <DateField label={words.day} required value={day} error={act.fieldErrors['day']} onChange={setDay} />
        <Button type="primary" htmlType="submit" loading={act.pending}>
          {words.check}
        </Button>
      </form>
      <output>{asked ? words.asked(asked) : null}</output>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </Card>
  )
}
