/** Gives an item to other bodies from a day on. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { delegateItem, delegationKinds } from '#modules/catalogue/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { Buttons, Columns, Stack } from '../../../ui/card.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { ChoiceField, FieldGroup, TextField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/states.tsx'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import page from '../catalogue.module.css'
import css from './delegation.module.css'
import { type Body, BodyPicker } from './body-picker.tsx'

const words = workLevelsWords.delegation
type Kind = keyof typeof delegationKinds
const kinds = Object.keys(delegationKinds) as Kind[]

export function DelegateForm({ itemId }: { itemId: string }) {
  const act = useAct(delegateItem)
  const [kind, setKind] = useState<Kind>('transfer')
  const [bodies, setBodies] = useState<readonly Body[]>([])
  const [basis, setBasis] = useState('')
  const [fromOn, setFromOn] = useState('')
  const [untilOn, setUntilOn] = useState('')
  const [tried, setTried] = useState(false)
  const faults = {
    bodies: bodies.length === 0 ? words.organsNone : undefined,
    basis: basis.trim().length < 2 ? words.basisEmpty : undefined,
    fromOn: fromOn === '' ? words.fromEmpty : act.fieldErrors['fromOn'],
  }
  const give = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (bodies.length === 0 || basis.trim().length < 2 || fromOn === '') return
    await act.run({
      id: itemId,
      toOrganIds: bodies.map((one) => one.id),
      kind,
      basis: basis.trim(),
      fromOn,
      untilOn: untilOn || undefined,
    })
  }
  return (
    <form noValidate onSubmit={(event) => void give(event)}>
      <Stack>
        <ChoiceField
          label={words.kinds}
          required
          options={kinds.map((value) => ({ value, label: delegationKinds[value], note: words.kindNotes[value] }))}
          value={kind}
          onChange={(next) => setKind(next as Kind)}
        />
        <FieldGroup label={words.organs} required error={tried ? faults.bodies : undefined}>
          <BodyPicker onAdd={(body) => setBodies([...bodies.filter((one) => one.id !== body.id), body])} />
          <ul className={css.chosen}>
            {bodies.map((body) => (
              <li key={body.id}>
                {body.name}
                <Button
                  type="text"
                  aria-label={words.organRemove(body.name)}
                  onClick={() => setBodies(bodies.filter((one) => one.id !== body.id))}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
        </FieldGroup>
        <TextField
          label={words.basis}
          help={words.basisHelp}
          required
          maxLength={400}
          error={tried ? faults.basis : undefined}
          value={basis}
          onChange={setBasis}
        />
        <Columns least="280px">
          <DateField
            label={words.fromOn}
            required
            error={tried ? faults.fromOn : undefined}
            value={fromOn}
            onChange={setFromOn}
          />
          <DateField
            label={words.untilOn}
            help={words.untilHelp}
            error={act.fieldErrors['untilOn']}
            value={untilOn}
            onChange={setUntilOn}
          />
        </Columns>
        <p className={page.quiet}>{words.effect}</p>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <Buttons>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.verb}
          </Button>
        </Buttons>
      </Stack>
    </form>
  )
}
