/** Somebody the platform does not know yet, written down from the card in hand. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { recordPerson } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import type { Card as IdCard } from '../counter/read-card.ts'
import css from './people.module.css'

const words = citizenDeskWords.record

type Props = { idNumber: string; card?: IdCard; onDone: (done: string) => void }

export function RecordPerson({ idNumber, card, onDone }: Props) {
  const [typed, setTyped] = useState({ name: card?.name ?? '', phone: '', address: card?.address ?? '' })
  const [tried, setTried] = useState(false)
  const act = useAct(recordPerson)
  const faults = {
    name: typed.name.trim().length < 2 ? words.wrongName : undefined,
    phone: typed.phone !== '' && !/^1\d{10}$/.test(typed.phone.trim()) ? words.wrongPhone : undefined,
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.name || faults.phone) return
    const answer = await act.run({
      name: typed.name.trim(),
      idNumber,
      phone: typed.phone.trim() || undefined,
      address: typed.address.trim() || undefined,
    })
    if (answer) onDone(words.done(answer.applicant.name))
  }
  const field = (key: keyof typeof typed, most: number) => (
    <TextField
      label={words[key]}
      required={key === 'name'}
      inputMode={key === 'phone' ? 'tel' : undefined}
      maxLength={most}
      value={typed[key]}
      error={(tried && key !== 'address' ? faults[key] : undefined) ?? act.fieldErrors[key]}
      onChange={(value) => setTyped({ ...typed, [key]: value })}
    />
  )
  return (
    <Card title={words.title} className={css.slip}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <p>{words.text}</p>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          {field('name', 50)}
          {field('phone', 11)}
          {field('address', 200)}
          <Buttons>
            <Button type="primary" htmlType="submit" loading={act.pending}>
              {words.button}
            </Button>
          </Buttons>
        </Stack>
      </form>
    </Card>
  )
}
