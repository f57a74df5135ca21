/** Choosing whom to ask: bodies, or one of their people. */
import { Button } from 'antd'
import { useState } from 'react'
import { colleagues } from '#modules/routes/contract.ts'
import { useView } from '../../client/hooks.ts'
import { FieldGroup, SelectField } from '../../ui/field.tsx'
import { workStepWords as words } from '../../words/zh/work-steps.ts'
import { OrganField } from '../organ-field.tsx'
import css from './steps-panel.module.css'

export type Chosen = { organId: string; staffId?: string; name: string }

type AskedFieldProps = {
  label: string
  /** The body shown first. */
  organId: string
  chosen: readonly Chosen[]
  error?: string
  onChange: (chosen: readonly Chosen[]) => void
}

export function AskedField({ label, organId, chosen, error, onChange }: AskedFieldProps) {
  const [body, setBody] = useState(organId)
  const [person, setPerson] = useState('')
  const staff = useView(colleagues, { organId: body || undefined }, { when: body !== '', keepPrevious: true })
  const people = staff.data?.rows ?? []
  const add = () => {
    if (!body) return
    const found = people.find((one) => one.staffId === person)
    const next = {
      organId: body,
      staffId: found?.staffId,
      name: found ? `${found.name}（${found.title}）` : words.anybody,
    }
    const known = chosen.some((one) => one.organId === next.organId && one.staffId === next.staffId)
    if (!known) onChange([...chosen, next])
  }
  return (
    <FieldGroup label={label} required error={error}>
      <OrganField label={words.body} findLabel={words.findBody} required value={body} onChange={setBody} />
      <SelectField
        label={words.person}
        options={people.map((one) => ({ value: one.staffId, label: `${one.name}（${one.title}）` }))}
        emptyWord={words.anybody}
        value={person}
        onChange={setPerson}
      />
      <div>
        <Button onClick={add}>{words.addAsked}</Button>
      </div>
      {chosen.length > 0 ? (
        <ul className={css.chosen} aria-label={words.askedPeople}>
          {chosen.map((one) => (
            <li key={`${one.organId}${one.staffId ?? ''}`}>
              {one.name}{' '}
              <Button
                size="small"
                aria-label={words.removeAsked(one.name)}
                onClick={() => onChange(chosen.filter((other) => other !== one))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </FieldGroup>
  )
}
